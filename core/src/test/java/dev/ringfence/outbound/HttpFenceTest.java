package dev.ringfence.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.environment.Tier;
import dev.ringfence.testing.Environments;
import dev.ringfence.write.WriteDeniedException;
import dev.ringfence.write.WriteGuard;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFenceTest {
    private static final URI LIVE = URI.create("https://api.shop.example/orders");
    private static final URI ELSEWHERE = URI.create("https://weather.example/now");

    private static HttpFence.Builder in(Tier tier) {
        return HttpFence.builder(WriteGuard.enforcing(Environments.of(tier)));
    }

    private static String rule(HttpFence.Builder fence, URI uri, Map<String, List<String>> headers) {
        return fence.build().decide(uri, headers) instanceof Decision.Denied denied
                ? denied.refusal().rule()
                : "";
    }

    private static String rule(HttpFence.Builder fence, URI uri) {
        return rule(fence, uri, Map.of());
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGING", "TEST", "DEVELOPMENT", "UNKNOWN"})
    void productionTarget_withoutTheRight_isRefused(Tier tier) {
        HttpFence.Builder fence = in(tier).target(TargetRule.host("*.shop.example", Tier.PRODUCTION));
        assertThat(rule(fence, LIVE)).isEqualTo("http.production-target");
        assertThat(rule(fence, ELSEWHERE)).isEmpty();
    }

    @Test
    void productionTarget_inProduction_passes() {
        assertThat(rule(in(Tier.PRODUCTION).target(TargetRule.host("*.shop.example", Tier.PRODUCTION)), LIVE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk_live_1", "sk_live_1", "key=sk_live_1", "Basic"})
    void productionCredential_belowProduction_isRefused(String header) {
        String value = header.equals("Basic")
                ? "Basic " + Base64.getEncoder().encodeToString("sk_live_1:".getBytes(StandardCharsets.UTF_8))
                : header;
        HttpFence.Builder fence = in(Tier.STAGING).target(TargetRule.credential("sk_live_", Tier.PRODUCTION));
        assertThat(rule(fence, ELSEWHERE, Map.of("Authorization", List.of(value))))
                .isEqualTo("http.production-target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk_test_1", "Bearer task_live_1", "Basic !!!", "Basic c2tfdGVzdA=="})
    void otherCredential_belowProduction_passes(String value) {
        HttpFence.Builder fence = in(Tier.STAGING).target(TargetRule.credential("sk_live_", Tier.PRODUCTION));
        assertThat(rule(fence, ELSEWHERE, Map.of("Authorization", List.of(value))))
                .isEmpty();
    }

    @Test
    void hosts_allowed_refuseAllOthers() {
        assertThat(rule(in(Tier.PRODUCTION).allow("api.shop.example"), ELSEWHERE))
                .isEqualTo("http.not-allowed");
        assertThat(rule(in(Tier.PRODUCTION).allow("api.shop.example"), LIVE)).isEmpty();
        assertThat(rule(in(Tier.PRODUCTION).allow("other.example").ownHost("*.shop.example"), LIVE))
                .isEmpty();
        assertThat(rule(in(Tier.PRODUCTION).allow("*.example").deny("weather.example"), ELSEWHERE))
                .isEqualTo("http.denied");
    }

    @Test
    void networks_ofLiteralsAndNames_areTold() {
        URI metadata = URI.create("http://169.254.169.254/latest/meta-data");
        assertThat(rule(in(Tier.STAGING).denyNetwork("169.254.0.0/16"), metadata))
                .isEqualTo("http.denied");
        assertThat(rule(in(Tier.STAGING).denyNetwork("169.254.0.0/16"), URI.create("http://localhost:1/")))
                .isEmpty();
        assertThat(rule(in(Tier.STAGING).denyNetwork("127.0.0.0/8"), URI.create("http://localhost:1/")))
                .isEqualTo("http.denied");
        assertThat(rule(in(Tier.STAGING).allowNetwork("127.0.0.0/8"), URI.create("http://127.1.2.3/")))
                .isEmpty();
        assertThat(rule(in(Tier.STAGING).allowNetwork("127.0.0.0/8"), metadata)).isEqualTo("http.not-allowed");
        assertThat(rule(in(Tier.STAGING).denyNetwork("::1/128"), URI.create("http://[::1]:8080/")))
                .isEqualTo("http.denied");
        assertThat(rule(
                        in(Tier.STAGING).target(TargetRule.network("10.1.0.0/16", Tier.PRODUCTION)),
                        URI.create("http://10.1.255.7/")))
                .isEqualTo("http.production-target");
        assertThat(rule(
                        in(Tier.STAGING).target(TargetRule.network("10.1.0.0/16", Tier.PRODUCTION)),
                        URI.create("http://10.2.0.1/")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "api.example.com, https://api.example.com/x, true",
        "api.example.com, https://API.Example.COM./x, true",
        "api.example.com, https://api.example.com.evil.example/, false",
        "api.example.com, https://user@api.example.com:8443/, true",
        "api.example.com, https://evil.example/?api.example.com, false",
        "api.example.com, https://api.example.com@evil.example/, false",
        "*.example.com, https://a.b.example.com/, true",
        "*.example.com, https://example.com/, false",
        "*.example.com, https://evilexample.com/, false",
        "api.example.com:443, https://api.example.com/, true",
        "api.example.com:443, http://api.example.com/, false",
        "api.example.com:8443, https://api.example.com:8443/, true",
        "[::1]:8080, http://[::1]:8080/, true",
        "[::1], http://[::1]:9/, true",
        "bücher.example, https://xn--bcher-kva.example/, true",
    })
    void pattern_ofHosts_matchesTheHostsItNames(String pattern, URI uri, boolean matches) {
        assertThat(HostPattern.parse(pattern).matches(uri)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "*.", "a.*.example", "https://api.example.com", "a.example:0", "a.example:x", "a:70000"
            })
    void pattern_ofAnotherForm_isRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> in(Tier.STAGING).allow(pattern))
                .withMessageContaining("'host' must be like");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "example.com/8", "::1/129", "300.0.0.0/8"})
    void network_ofAnotherForm_isRefused(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> in(Tier.STAGING).denyNetwork(network))
                .withMessageContaining("'network' must be like");
    }

    @Test
    void check_ofADeniedCall_takesEffectByLevel() {
        WriteGuard guard = WriteGuard.observing(Environments.STAGING);
        HttpFence observing = HttpFence.builder(guard).deny("weather.example").build();
        observing.check(ELSEWHERE, Map.of());
        assertThat(guard.report().denials()).isOne();

        HttpFence enforcing = in(Tier.STAGING).deny("weather.example").build();
        assertThatThrownBy(() -> enforcing.check(ELSEWHERE, Map.of()))
                .isInstanceOfSatisfying(
                        WriteDeniedException.class,
                        denied -> assertThat(denied.refusal().guard()).isEqualTo(Guard.HTTP));
    }

    @Test
    void address_thatIsConnectedTo_isAskedAboutByNetworksAlone() throws Exception {
        HttpFence fence = in(Tier.STAGING)
                .target(TargetRule.network("10.1.0.0/16", Tier.PRODUCTION))
                .target(TargetRule.host("*.shop.example", Tier.PRODUCTION))
                .denyNetwork("169.254.0.0/16")
                .allow("api.example.com")
                .build();
        assertThatThrownBy(() -> fence.check(InetAddress.getByName("10.1.2.3")))
                .isInstanceOf(WriteDeniedException.class)
                .hasMessageContaining("http.production-target");
        assertThatThrownBy(() -> fence.check(InetAddress.getByName("::ffff:169.254.169.254")))
                .hasMessageContaining("http.denied");
        assertThat(fence.decide(InetAddress.getByName("10.2.2.3"))).isInstanceOf(Decision.Allowed.class);
    }
}
