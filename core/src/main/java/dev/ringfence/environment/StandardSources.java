package dev.ringfence.environment;

import static dev.ringfence.environment.Evidence.Kind.AMBIENT;
import static dev.ringfence.environment.Evidence.Kind.EXPLICIT;
import static dev.ringfence.environment.SettingSource.Place.PROPERTY;
import static dev.ringfence.environment.SettingSource.Place.VARIABLE;

import java.util.ArrayList;
import java.util.List;

/**
 * The places every resolver looks at.
 *
 * <p>Deliberately not among them: {@code NODE_ENV}, {@code RAILS_ENV} and the like, which tell a runtime how to build
 * and say "production" on staging as well; host names, addresses, database URLs, branch names and files in a home
 * folder, which say where something happens to be and not what it is for.
 */
final class StandardSources {

    private static final List<String> AMBIENT_PROPERTIES = List.of(
            "spring.profiles.active",
            "spring.profiles.include",
            "micronaut.environments",
            "quarkus.profile",
            "dd.env",
            "elastic.apm.environment",
            "sentry.environment");

    private static final List<String> AMBIENT_VARIABLES = List.of(
            // Frameworks
            "SPRING_PROFILES_ACTIVE",
            "SPRING_PROFILES_INCLUDE",
            "MICRONAUT_ENVIRONMENTS",
            "QUARKUS_PROFILE",
            // Custom
            "APP_ENV",
            "APP_ENVIRONMENT",
            "DEPLOY_ENV",
            "DEPLOYMENT_ENVIRONMENT",
            "ENVIRONMENT",
            "ENV",
            // Kubernetes, by the usual names in the downward API's valueFrom
            "POD_NAMESPACE",
            "KUBERNETES_NAMESPACE",
            // Observability
            "DD_ENV",
            "ELASTIC_APM_ENVIRONMENT",
            "NEW_RELIC_ENVIRONMENT",
            "SENTRY_ENVIRONMENT",
            // Platforms that name the environment: Azure Functions and .NET hosts, AWS Copilot, Platform.sh and Upsun,
            // Railway, Vercel
            "AZURE_FUNCTIONS_ENVIRONMENT",
            "ASPNETCORE_ENVIRONMENT",
            "DOTNET_ENVIRONMENT",
            "COPILOT_ENVIRONMENT_NAME",
            "PLATFORM_ENVIRONMENT_TYPE",
            "RAILWAY_ENVIRONMENT_NAME",
            "VERCEL_ENV",
            "VERCEL_TARGET_ENV");

    private StandardSources() {}

    static List<EvidenceSource> all() {
        List<EvidenceSource> sources = new ArrayList<>();
        sources.add(new SettingSource(PROPERTY, EXPLICIT, EnvironmentResolver.PROPERTY));
        sources.add(new SettingSource(VARIABLE, EXPLICIT, EnvironmentResolver.VARIABLE));
        AMBIENT_PROPERTIES.forEach(key -> sources.add(new SettingSource(PROPERTY, AMBIENT, key)));
        AMBIENT_VARIABLES.forEach(key -> sources.add(new SettingSource(VARIABLE, AMBIENT, key)));
        sources.add(new OtelSource(PROPERTY, "otel.resource.attributes"));
        sources.add(new OtelSource(VARIABLE, "OTEL_RESOURCE_ATTRIBUTES"));
        sources.add(new CloudFoundrySource());
        sources.add(new KubernetesNamespaceSource());
        sources.add(new KubernetesLabelsSource());
        sources.add(new TestRunnerSource());
        sources.add(new BuildServerSource());
        sources.add(new DebuggerSource());
        return List.copyOf(sources);
    }
}
