package dev.ringfence.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** That a start loads each of them stands in the test of what a start costs. */
class StartClassesTest {
    @Test
    void names_areOfClassesThatAreAlwaysThere() {
        List<String> names = StartClasses.names();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        assertThat(names).allSatisfy(name -> {
            assertThat(name).matches("(dev\\.ringfence|io\\.micrometer\\.core)\\..+");
            assertThatCode(() -> Class.forName(name, false, StartClasses.class.getClassLoader()))
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void listener_isFoundBySpringBoot() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationListener.class))
                .hasAtLeastOneElementOfType(StartClasses.class);
    }
}
