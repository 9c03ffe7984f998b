package dev.ringfence.kotlin

import dev.ringfence.data.Sensitive
import dev.ringfence.environment.EnvironmentDeniedException
import dev.ringfence.environment.RequiresTier
import dev.ringfence.environment.Tier
import dev.ringfence.health.BreaksCircuit
import dev.ringfence.write.GuardedWrite
import dev.ringfence.write.WriteDeniedException
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.springframework.boot.autoconfigure.AutoConfiguration
import org.springframework.boot.autoconfigure.AutoConfigurations
import org.springframework.boot.context.annotation.ImportCandidates
import org.springframework.boot.test.context.runner.ApplicationContextRunner
import org.springframework.stereotype.Service

private const val PLAUSIBLE = "hermann.mueller@gmx.de"

/** Opened by the compiler plugin, as all services are. */
@Service
class Payments {
    @RequiresTier(Tier.PRODUCTION)
    fun charge() = "charged"

    @RequiresTier(Tier.PRODUCTION)
    suspend fun chargeLater(): String {
        delay(1)
        return "charged"
    }

    @RequiresTier(Tier.STAGING)
    suspend fun rehearse(): String {
        delay(1)
        return "rehearsed"
    }

    @RequiresTier(Tier.PRODUCTION)
    suspend fun chargesLater(): Flow<String> = flowOf("one", "two")

    @RequiresTier(Tier.STAGING)
    fun rehearsals(): Flow<String> = flowOf("one", "two")

    @Sensitive
    suspend fun owner(email: String): String? {
        delay(1)
        return email.ifEmpty { null }
    }
}

class Closed {
    @RequiresTier(Tier.PRODUCTION)
    fun charge() = "charged"
}

open class HalfOpen {
    @RequiresTier(Tier.PRODUCTION)
    fun charge() = "charged"
}

data class Owned(@get:Sensitive val owner: String)

@Service
class Purges {
    @GuardedWrite(maxRows = 5)
    suspend fun purge(): Int {
        delay(1)
        return 1
    }
}

@Service
class FlowingPurges {
    @GuardedWrite(maxRows = 5)
    fun purge(): Flow<Int> = flowOf(1)
}

@Service
class Reviews {
    @BreaksCircuit("reviews")
    suspend fun fetch() = "review"
}

/** Kotlin's classes as beans: guarded, or named when the application starts. */
class BeansTest {
    private val context = ApplicationContextRunner()
        .withConfiguration(starter())
        .withPropertyValues(
            "ringfence.environment=staging",
            "ringfence.guards.annotations=enforce",
            "ringfence.guards.live-data=enforce",
        )

    private fun starter(): AutoConfigurations {
        val loader = javaClass.classLoader
        return AutoConfigurations.of(
            *ImportCandidates.load(AutoConfiguration::class.java, loader)
                .filter { it.startsWith("dev.ringfence.") }
                // An application reads their conditions before the classes; here only those are taken whose libraries are there.
                .filter { ".proxy." in it || ".jdbc." in it || it.endsWith(".RingfenceAutoConfiguration") }
                .map { loader.loadClass(it) }
                .toTypedArray(),
        )
    }

    private fun assertNamed(type: Class<*>, vararg parts: String) {
        context.withInitializer { it.beanFactory.registerBean(type) }.run { started ->
            assertThat(started).hasFailed()
            parts.forEach { assertThat(started.startupFailure).hasStackTraceContaining(it) }
        }
    }

    private fun org.springframework.beans.factory.config.ConfigurableListableBeanFactory.registerBean(type: Class<*>) =
        (this as org.springframework.beans.factory.support.BeanDefinitionRegistry)
            .registerBeanDefinition("it", org.springframework.beans.factory.support.RootBeanDefinition(type))

    @Test
    fun `methods of a service are guarded, suspend ones too`() {
        context.withBean(Payments::class.java).run { started ->
            val payments = started.getBean(Payments::class.java)
            assertThatThrownBy { payments.charge() }.isInstanceOf(EnvironmentDeniedException::class.java)
            runBlocking {
                assertThat(payments.rehearse()).isEqualTo("rehearsed")
                assertThat(payments.rehearsals().toList()).containsExactly("one", "two")
                assertThat(payments.owner("ann@example.com")).isEqualTo("ann@example.com")
                assertThat(payments.owner("")).isNull()
            }
            assertThatThrownBy { runBlocking { payments.chargeLater() } }
                .isInstanceOf(EnvironmentDeniedException::class.java)
            assertThatThrownBy { runBlocking { payments.chargesLater().toList() } }
                .isInstanceOf(EnvironmentDeniedException::class.java)
            assertThatThrownBy { runBlocking { payments.owner(PLAUSIBLE) } }
                .isInstanceOf(WriteDeniedException::class.java)
                .hasMessageNotContaining("hermann")
        }
    }

    @Test
    fun `classes and methods that nobody opened are named`() {
        assertNamed(Closed::class.java, "Closed is a final class", "compiler plugin 'spring'")
        assertNamed(HalfOpen::class.java, "HalfOpen.charge is final, so no call of it passes a proxy")
    }

    @Test
    fun `a data class that marks what it holds is left alone`() {
        context.withBean(Owned::class.java, { Owned(PLAUSIBLE) }).run { started ->
            assertThat(started).hasNotFailed()
            assertThat(started.getBean(Owned::class.java).owner == PLAUSIBLE).isTrue()
        }
    }

    @Test
    fun `work that ends later is refused with the reason`() {
        assertNamed(Purges::class.java, "Purges.purge is a write whose work ends after the method did (a suspend function)")
        assertNamed(FlowingPurges::class.java, "FlowingPurges.purge is a write whose work ends", "Flow")
        assertNamed(Reviews::class.java, "Reviews.fetch")
    }
}
