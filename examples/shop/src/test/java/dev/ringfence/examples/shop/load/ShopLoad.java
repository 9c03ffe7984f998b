package dev.ringfence.examples.shop.load;

import com.sun.management.OperatingSystemMXBean;
import dev.ringfence.examples.story.Provider;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What guards cost a shop under load: the same shop three times in one JVM, its DataSource left out, observed, and enforced,
 * in short rounds that take turns. One visit is five looks at the catalogue and one order, eight requests. Told are the
 * median and the quartiles of the ratios of each round to the unguarded one of the same round, by time and by the CPU time
 * of the whole process, of which another process on the machine takes nothing.
 */
public final class ShopLoad {
    private static final int WARM_UP = 40;
    private static final int VISITS = 25;
    private static final int LOOKS = 5;
    private static final int REQUESTS = LOOKS + 3;
    private static final String UNGUARDED = "unguarded";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final List<String> GUARDS =
            List.of("stamp", "sql", "rows", "live-data", "mail", "annotations", "operations");

    private ShopLoad() {}

    /**
     * Measures.
     *
     * @param arguments how many rounds; 60 unless given
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
        try (Provider payments = Provider.start()) {
            Map<String, ConfigurableApplicationContext> shops = new LinkedHashMap<>();
            shops.put(UNGUARDED, LoadedShop.start(UNGUARDED, payments.uri(), "ringfence.jdbc.enabled=false"));
            shops.put("observe", LoadedShop.start("observe", payments.uri(), levels("observe")));
            shops.put("enforce", LoadedShop.start("enforce", payments.uri(), levels("enforce")));
            measure(shops, rounds);
            shops.values().forEach(ConfigurableApplicationContext::close);
        }
    }

    private static String[] levels(String level) {
        return GUARDS.stream()
                .map(guard -> "ringfence.guards." + guard + "=" + level)
                .toArray(String[]::new);
    }

    private record Cost(double nanos, double cpuNanos) {}

    private static void measure(Map<String, ConfigurableApplicationContext> shops, int rounds) throws Exception {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        Map<String, HttpClient> clients = new LinkedHashMap<>();
        List<String> turns = new ArrayList<>(shops.keySet());
        for (int round = -WARM_UP; round < rounds; round++) {
            // Whoever comes first in one round comes last in the next.
            turns.add(turns.remove(0));
            for (String name : turns) {
                HttpClient client = clients.computeIfAbsent(
                        name,
                        key -> HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .cookieHandler(new CookieManager())
                                .build());
                Cost cost = visit(client, LoadedShop.address(shops.get(name)));
                if (round >= 0) {
                    costs.computeIfAbsent(name, key -> new ArrayList<>()).add(cost);
                }
            }
        }
        for (String name : shops.keySet()) {
            List<Cost> all = costs.get(name);
            List<Cost> base = costs.get(UNGUARDED);
            System.out.printf(
                    Locale.ROOT,
                    "%-9s  %6.0f requests/s  %5.0f us CPU a request  ratio of requests/s %s  of requests by CPU %s%n",
                    name,
                    1e9 / quartiles(all.stream().mapToDouble(Cost::nanos).toArray())[1],
                    quartiles(all.stream().mapToDouble(Cost::cpuNanos).toArray())[1] / 1e3,
                    ratios(base, all, true),
                    ratios(base, all, false));
        }
    }

    private static String ratios(List<Cost> base, List<Cost> all, boolean byTime) {
        double[] ratios = new double[all.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = byTime
                    ? base.get(i).nanos() / all.get(i).nanos()
                    : base.get(i).cpuNanos() / all.get(i).cpuNanos();
        }
        double[] quartiles = quartiles(ratios);
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", quartiles[1], quartiles[0], quartiles[2]);
    }

    private static double[] quartiles(double[] values) {
        Arrays.sort(values);
        return new double[] {values[values.length / 4], values[values.length / 2], values[values.length * 3 / 4]};
    }

    private static Cost visit(HttpClient client, URI shop) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begun = System.nanoTime();
        for (int i = 0; i < VISITS; i++) {
            String page = "";
            for (int look = 0; look < LOOKS; look++) {
                page = send(client, HttpRequest.newBuilder(shop).GET(), 200);
            }
            String token = token(page);
            send(client, form(shop.resolve("/basket"), "item=" + (i % 24 + 1) + token), 302);
            String basket =
                    send(client, HttpRequest.newBuilder(shop.resolve("/basket")).GET(), 200);
            send(
                    client,
                    form(
                            shop.resolve("/orders"),
                            "name=Wanda&email=wanda" + i + "%40gmail.com&address=here" + token(basket)),
                    302);
        }
        double requests = VISITS * REQUESTS;
        return new Cost((System.nanoTime() - begun) / requests, (system.getProcessCpuTime() - cpu) / requests);
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("a page had no token");
        }
        return "&_csrf=" + token.group(1);
    }

    private static HttpRequest.Builder form(URI action, String fields) {
        return HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
    }

    private static String send(HttpClient client, HttpRequest.Builder request, int expected) throws Exception {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IllegalStateException("a request was answered by " + response.statusCode());
        }
        return response.body();
    }
}
