package dev.ringfence.kotlin

import dev.ringfence.Ringfence
import dev.ringfence.audit.Actor
import dev.ringfence.base.Decision
import dev.ringfence.base.Guard
import dev.ringfence.base.Level
import dev.ringfence.base.Levels
import dev.ringfence.data.InfoType
import dev.ringfence.data.PseudonymKey
import dev.ringfence.data.SanitizationPolicy
import dev.ringfence.data.Sensitive
import dev.ringfence.data.detect.Detector
import dev.ringfence.data.json.SensitiveModule
import dev.ringfence.data.sanitize.LiveDataGuard
import dev.ringfence.data.sanitize.ObjectSanitizer
import dev.ringfence.data.sanitize.Sanitizer
import dev.ringfence.environment.DeploymentEnvironment
import dev.ringfence.environment.EnvironmentDeniedException
import dev.ringfence.environment.RequiresTier
import dev.ringfence.environment.Right
import dev.ringfence.environment.Tier
import dev.ringfence.health.BreakerDependency
import dev.ringfence.health.CircuitBreakers
import dev.ringfence.jdbc.GuardedDataSource
import dev.ringfence.proxy.Guards
import dev.ringfence.store.StateStore
import dev.ringfence.write.GuardedWrite
import dev.ringfence.write.OperatingMode
import dev.ringfence.write.OperatingModeSwitch
import dev.ringfence.write.Write
import dev.ringfence.write.WriteDeniedException
import dev.ringfence.write.WriteGuard
import dev.ringfence.write.WritePolicy
import java.io.IOException
import java.time.Duration
import java.util.concurrent.CompletableFuture
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.h2.jdbcx.JdbcDataSource
import org.junit.jupiter.api.Test
import tools.jackson.databind.json.JsonMapper

/** The doors of plain code, written as Kotlin's users would. */
class DoorsTest {
    private val staging = DeploymentEnvironment.resolver().explicit("staging").resolve()
    private val plausible = "hermann.mueller@gmx.de"

    @Test
    fun `environment is asked as in Java`() {
        val here = DeploymentEnvironment.resolver()
            .declare("eu-canary", Tier.PRODUCTION)
            .explicit("eu-canary")
            .resolve()
        assertThat(here.tier()).isEqualTo(Tier.PRODUCTION)
        assertThat(staging.may(Right.HOLD_LIVE_DATA)).isFalse()
    }

    @Test
    fun `run, get and call take lambdas without a word of types`() {
        val guard = WriteGuard.enforcing(staging)
        var ran = 0
        guard.run(Write.custom("once")) { ran++ }
        val length: Int = guard.get(Write.custom("length")) { "four".length }
        val called: String = guard.call(Write.custom("called")) { "called" }
        assertThat(ran).isEqualTo(1)
        assertThat(length).isEqualTo(4)
        assertThat(called).isEqualTo("called")
        val nothing: String? = guard.get(Write.custom("nothing")) { null }
        assertThat(nothing).isNull()
        assertThatThrownBy { guard.call(Write.custom("failing")) { throw IOException("away") } }
            .isInstanceOf(IOException::class.java)
    }

    @Test
    fun `builders chain`() {
        val modes = OperatingModeSwitch.builder(staging).store(StateStore.inMemory()).build()
        modes.use {
            val guard = WriteGuard.builder(staging)
                .levels(Levels.observing().with(Guard.OPERATIONS, Level.ENFORCE))
                .policy(WritePolicy.builder("shop").maxRowsPerStatementOfPeople(800).build())
                .modes(modes)
                .actor(Actor.service("shop"))
                .build()
            modes.to(OperatingMode.READ_ONLY, Actor.human("ada"), "moving", Duration.ofMinutes(5))
            val decision = guard.decide(Write.custom("purge"))
            assertThat(
                when (decision) {
                    is Decision.Denied -> decision.refusal().rule()
                    else -> "none"
                },
            ).isEqualTo("mode.read-only")
            assertThatThrownBy { guard.run(Write.custom("purge")) {} }.isInstanceOf(WriteDeniedException::class.java)
        }
    }

    @Test
    fun `a guarded pool rolls back and use closes it`() {
        val pool = JdbcDataSource().apply { setURL("jdbc:h2:mem:kotlin;DB_CLOSE_DELAY=-1") }
        pool.connection.use { it.createStatement().execute("CREATE TABLE customer (id INT)") }
        val guarded = GuardedDataSource.wrap(pool, WriteGuard.enforcing(staging))
        guarded.connection.use { connection ->
            connection.createStatement().use { statement ->
                assertThatThrownBy { statement.executeUpdate("DELETE FROM customer") }
                    .isInstanceOf(WriteDeniedException::class.java)
            }
        }
    }

    @Test
    fun `breakers take lambdas`() {
        val breakers = CircuitBreakers.forEnvironment(staging)
            .dependency(BreakerDependency.optional("reviews", BreakerDependency.Kind.HTTP))
            .build()
        val reviews = breakers.breaker("reviews")
        reviews.run { }
        val answer: String = reviews.get { "answer" }
        assertThat(answer).isEqualTo(reviews.call { "answer" })
        val later: String = reviews.stage { CompletableFuture.completedFuture("later") }.toCompletableFuture().join()
        assertThat(later).isEqualTo("later")
    }

    data class Customer(
        val id: Long = 0,
        @field:Sensitive("EMAIL_ADDRESS") val email: String = "",
        @get:Sensitive(keepLast = 2) val note: String = "",
    )

    @Test
    fun `data classes go through the sinks`() {
        val sanitizer = Sanitizer.of(SanitizationPolicy.builder("shop").build(), PseudonymKey.ephemeral())
        val customer = Customer(1, plausible, "a note12")
        val mapper = JsonMapper.builder().addModule(SensitiveModule(sanitizer)).build()
        assertThat(mapper.writeValueAsString(customer)).contains("\"id\":1").doesNotContain("hermann").contains("****12")
        val copies = ObjectSanitizer.of(sanitizer)
        assertThat(copies.sanitize(customer).email).doesNotContain("hermann")
    }

    @Test
    fun `what is found is told and not shown`() {
        val findings = Detector.boundary().find("write to $plausible")
        assertThat(findings).hasSize(1)
        val (type, start, end) = findings[0].let { Triple(it.type(), it.start(), it.end()) }
        assertThat(type).isEqualTo(InfoType.EMAIL_ADDRESS)
        assertThat(end - start).isEqualTo(plausible.length)
    }

    interface Shop {
        @RequiresTier(Tier.PRODUCTION)
        fun charge(): String

        @GuardedWrite(operation = "purge", maxRows = 5)
        fun purge(): Int

        @Sensitive
        fun owner(): String?

        @Sensitive
        fun owners(): List<String>

        fun mail(@Sensitive address: String)
    }

    private inner class PlainShop : Shop {
        override fun charge() = "charged"
        override fun purge() = 1
        override fun owner(): String? = plausible
        override fun owners() = listOf(plausible)
        override fun mail(address: String) {}
    }

    @Test
    fun `annotations are read from interfaces and on classes that are final`() {
        val shop = Guards.of(WriteGuard.enforcing(staging)).proxy(Shop::class.java, PlainShop())
        assertThatThrownBy { shop.charge() }.isInstanceOf(EnvironmentDeniedException::class.java)
        assertThat(shop.purge()).isEqualTo(1)
        assertThatThrownBy { shop.owner() }.isInstanceOf(WriteDeniedException::class.java)
        assertThatThrownBy { shop.owners() }.isInstanceOf(WriteDeniedException::class.java)
        assertThatThrownBy { shop.mail(plausible) }.isInstanceOf(WriteDeniedException::class.java)
        val replacing = Guards.of(WriteGuard.enforcing(staging), LiveDataGuard.builder().replacing().build())
        assertThat(replacing.proxy(Shop::class.java, PlainShop()).owners().single()).endsWith("@example.com")
    }

    interface Later {
        @GuardedWrite
        suspend fun purge(): Int
    }

    interface Told {
        @Sensitive
        suspend fun owner(): String
    }

    interface Asked {
        @RequiresTier(Tier.PRODUCTION)
        suspend fun charge(): String
    }

    @Test
    fun `suspend functions are guarded at their start, or refused with the reason`() {
        val guards = Guards.of(staging, Levels.enforcing())
        assertThatThrownBy {
            guards.proxy(Later::class.java, object : Later { override suspend fun purge() = 1 })
        }.isInstanceOf(IllegalStateException::class.java).hasMessageContaining("no row of it could be counted")
        assertThatThrownBy {
            guards.proxy(Told::class.java, object : Told { override suspend fun owner() = plausible })
        }.isInstanceOf(IllegalStateException::class.java).hasMessageContaining("gives to its continuation")
        val asked = guards.proxy(Asked::class.java, object : Asked { override suspend fun charge() = "charged" })
        assertThatThrownBy { kotlinx.coroutines.runBlocking { asked.charge() } }
            .isInstanceOf(EnvironmentDeniedException::class.java)
    }

    @Test
    fun `the front door`() {
        val ringfence = Ringfence.builder().environment(staging).levels(Levels.enforcing()).build()
        assertThatThrownBy { ringfence.proxy(Shop::class.java, PlainShop()).charge() }
            .isInstanceOf(EnvironmentDeniedException::class.java)
        assertThat(ringfence.report().denials()).isEqualTo(1)
    }
}
