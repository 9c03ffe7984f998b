package dev.ringfence.spring.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with one page, driven by the DevTools protocol. For one thread. */
public final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE_SECONDS = 120;
    private static final String LISTENING = "DevTools listening on ws://";

    private static final String LEAST_CONTRAST = """
            (() => {
              const light = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 :
                  Math.pow((v + 0.055) / 1.055, 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const parse = c => c.match(/[\\d.]+/g).map(Number);
              const over = (top, under) => { const a = top.length > 3 ? top[3] : 1;
                  return [0, 1, 2].map(i => top[i] * a + under[i] * (1 - a)); };
              const probe = document.createElement('i'); probe.style.setProperty('background-color', 'Canvas');
              document.body.append(probe); const canvas = parse(getComputedStyle(probe).backgroundColor); probe.remove();
              const behind = e => { const layers = []; for (let n = e; n; n = n.parentElement)
                  layers.push(parse(getComputedStyle(n).backgroundColor));
                  return layers.reverse().reduce((under, top) => over(top, under), canvas); };
              let least = 99;
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) { const e = walk.currentNode.parentElement;
                  if (!walk.currentNode.data.trim() || e.closest('.skip')) continue;
                  const [x, y] = [light(over(parse(getComputedStyle(e).color), behind(e))), light(behind(e))];
                  least = Math.min(least, (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)); }
              return least;
            })()""";

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private int last;

    /** Where this machine has one. */
    public static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it.
     *
     * @param profile a directory of its own, that is empty
     */
    public Browser(Path executable, Path profile) throws Exception {
        process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        HttpClient http = HttpClient.newHttpClient();
        URI list = URI.create("http://" + address() + "/json/list");
        String pages = http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String page = JSON.readTree(pages)
                .valueStream()
                .filter(target -> target.get("type").asString().equals("page"))
                .findFirst()
                .orElseThrow()
                .get("webSocketDebuggerUrl")
                .asString();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page), new Listener())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Network", "Log", "Accessibility", "DOM")) {
            call(domain + ".enable", Map.of());
        }
        while (!evaluate("document.readyState").asString().equals("complete")) {
            // What is told of loading from now on must not be of the empty page that it begins with.
            Thread.onSpinWait();
        }
    }

    /** Host and port, which it tells among its complaints; those that follow are read so that it never waits for it. */
    private String address() throws IOException {
        BufferedReader complaints =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = complaints.readLine(); line != null; line = complaints.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread reader = new Thread(() -> complaints.lines().forEach(ignored -> {}), "browser-complaints");
                reader.setDaemon(true);
                reader.start();
                return line.substring(LISTENING.length(), line.indexOf('/', LISTENING.length()));
            }
        }
        throw new IllegalStateException("the browser ended before it listened");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean end) {
            message.append(data);
            if (end) {
                JsonNode told = JSON.readTree(message.toString());
                message.setLength(0);
                if (told.has("id")) {
                    answers.remove(told.get("id").asInt()).complete(told);
                } else {
                    events.add(told);
                    if (told.get("method").asString().equals("Page.loadEventFired")) {
                        loaded.complete(null);
                    }
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Calls a method of the protocol and waits for its result. */
    public JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = ++last;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        JsonNode told = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (told.has("error")) {
            throw new IllegalStateException(method + " failed: " + told.get("error"));
        }
        return told.get("result");
    }

    /** Goes to an address and waits until all is loaded; what was told before is forgotten. */
    public void open(String url) throws Exception {
        leave(() -> call("Page.navigate", Map.of("url", url)));
    }

    /** What takes the browser to another page. */
    private interface Step {
        Object take() throws Exception;
    }

    private void leave(Step step) throws Exception {
        loaded = new CompletableFuture<>();
        events.clear();
        Object unused = step.take();
        loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Clicks on an element that leads to another page, as {@link #open} does. */
    public void follow(String selector) throws Exception {
        JsonNode middle = evaluate("""
                (() => { const e = document.querySelector(%s); e.scrollIntoView({block: 'center', behavior: 'instant'});
                  const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()""".formatted(JSON.writeValueAsString(selector)));
        leave(() -> {
            for (String type : List.of("mousePressed", "mouseReleased")) {
                call(
                        "Input.dispatchMouseEvent",
                        Map.of(
                                "type",
                                type,
                                "x",
                                middle.get(0).asDouble(),
                                "y",
                                middle.get(1).asDouble(),
                                "button",
                                "left",
                                "clickCount",
                                1));
            }
            return middle;
        });
    }

    /** Types a text where an element takes one. */
    public void type(String selector, String text) throws Exception {
        evaluate("document.querySelector(" + JSON.writeValueAsString(selector) + ").focus()");
        call("Input.insertText", Map.of("text", text));
    }

    /** What a reader sees of the page. */
    public String text() throws Exception {
        return evaluate("document.body.innerText").asString();
    }

    /** The smallest ratio of any text to what is behind it, by the formula of WCAG 2.2 (1.4.3). */
    public double leastContrast() throws Exception {
        return evaluate(LEAST_CONTRAST).asDouble();
    }

    /** Sends something more with each request, such as who asks; in place of what was sent before. */
    public void send(Map<String, String> headers) throws Exception {
        call("Network.setExtraHTTPHeaders", Map.of("headers", headers));
    }

    /** The value of an expression in the page. */
    public JsonNode evaluate(String expression) throws Exception {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException("the expression failed: " + result.get("exceptionDetails"));
        }
        JsonNode value = result.get("result").get("value");
        return value == null ? JSON.nullNode() : value;
    }

    /** The addresses that were asked for since the page was opened. */
    public List<String> requests() {
        return events.stream()
                .filter(event -> event.get("method").asString().equals("Network.requestWillBeSent"))
                .map(event -> event.get("params").get("request").get("url").asString())
                .toList();
    }

    /** What the browser complained of since the page was opened, such as what a policy forbade. */
    public List<String> complaints() {
        return events.stream()
                .filter(event -> List.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
                        .contains(event.get("method").asString()))
                .map(event -> event.get("params").toString())
                .toList();
    }

    /** Has a window of a size, and a person who prefers a colour scheme. */
    public void look(int width, int height, String scheme) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** The whole page as it looks. */
    public byte[] picture() throws Exception {
        JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode(shot.get("data").asString());
    }

    /** Presses a key. */
    public void press(String key, int code) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
