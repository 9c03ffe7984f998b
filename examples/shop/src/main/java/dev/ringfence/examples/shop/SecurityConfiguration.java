package dev.ringfence.examples.shop;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Everybody may buy; staff log in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** What changes something there is JSON, which no form of another site can send, so no token is asked for. */
    @Bean
    @Order(1)
    SecurityFilterChain operation(HttpSecurity http) throws Exception {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    SecurityFilterChain shop(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/desk/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .httpBasic(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'")))
                .build();
    }

    /** Two people, whose password the deployment gives; unset, nobody can log in. */
    @Bean
    UserDetailsService staff(@Value("${shop.staff-password:}") String password) {
        return password.isEmpty()
                ? new InMemoryUserDetailsManager()
                : new InMemoryUserDetailsManager(person("ada", password), person("bob", password));
    }

    private static UserDetails person(String name, String password) {
        return User.withUsername(name)
                .password("{noop}" + password)
                .authorities("staff")
                .build();
    }
}
