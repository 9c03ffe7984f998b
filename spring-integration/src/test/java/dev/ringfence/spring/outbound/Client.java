package dev.ringfence.spring.outbound;

import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/** The clients of Spring, each from its builder. */
enum Client {
    REST_CLIENT {
        @Override
        void post(ApplicationContext beans, String url, String body) {
            beans.getBean(RestClient.Builder.class)
                    .build()
                    .post()
                    .uri(url)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
        }
    },
    REST_TEMPLATE {
        @Override
        void post(ApplicationContext beans, String url, String body) {
            beans.getBean(RestTemplateBuilder.class).build().postForEntity(url, body, Void.class);
        }
    },
    WEB_CLIENT {
        @Override
        void post(ApplicationContext beans, String url, String body) {
            beans.getBean(WebClient.Builder.class)
                    .build()
                    .post()
                    .uri(url)
                    .bodyValue(body)
                    .retrieve()
                    .toBodilessEntity()
                    .block();
        }
    };

    abstract void post(ApplicationContext beans, String url, String body);
}
