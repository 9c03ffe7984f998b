package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import org.junit.jupiter.api.Test;

class UrlMatchersTest {
    @Test
    void urls_withScheme_areFoundToTheirLastCharacter() {
        MarkedTexts.check(
                InfoType.URL,
                new UrlMatcher(),
                "see «https://shop.brandt-werke.de/a/b?c=d&e=f#g».",
                "(«http://brandt-werke.de»)",
                "[docs](«https://brandt-werke.de/a_(b)»), more",
                "<«https://brandt-werke.de/x»>",
                "\"url\":\"«https://brandt-werke.de/x?y=1»\",",
                "'«http://brandt-werke.de/x»'",
                "<a href=\"«https://brandt-werke.de/»\">",
                "«http://203.0.113.9:8080/status»",
                "«https://[2001:db8::7]:8443/a»",
                "«ftp://files.brandt-werke.de/pub/»",
                "«ftp://ada:s3cret@files.brandt-werke.de/»",
                "«wss://push.brandt-werke.de/s»",
                "«HTTP://BRANDT-WERKE.DE/X»",
                "«jdbc:postgresql://db.brandt-werke.de:5432/shop?user=a»",
                "«jdbc:sqlserver://db.brandt-werke.de:1433;databaseName=shop;user=sa»",
                "«postgresql://app:pw@db.brandt-werke.de/shop»",
                "«https://brandt-werke.de/%7Eada/»",
                "«https://müller-werke.de/straße»",
                "«https://xn--mller-kva.de»!",
                "«http://localhost:3000/»",
                "«http://intranet/wiki»",
                "https:// brandt",
                "a=«https://brandt-werke.de/a», b=«https://brandt-werke.de/b»",
                "«https://brandt-werke.de/a»;«https://brandt-werke.de/b»",
                "«https://brandt-werke.de/?next=https://other-werke.de/»",
                "«https://brandt-werke.de/a»\n«https://brandt-werke.de/b»",
                "**«https://brandt-werke.de»**",
                "«https://brandt-werke.de/a,b;c=1/d»,",
                "visit «https://brandt-werke.de/a»? yes",
                "&lt;«https://brandt-werke.de/a»&gt;",
                "«redis://cache.brandt-werke.de:6379/0»",
                "«mongodb+srv://u:p@cluster0.brandt-werke.de/db»",
                "«git+ssh://git@code.brandt-werke.de/r.git»",
                "{«https://brandt-werke.de/a»}",
                "«https://brandt-werke.de/list?a[]=1&b[]=2»",
                "「«https://brandt-werke.de/a»」",
                "«https://a.b.c.d.brandt-werke.co.uk/»");
    }

    @Test
    void urls_withoutHost_areNotFound() {
        MarkedTexts.check(
                InfoType.URL,
                new UrlMatcher(),
                "file:///etc/hosts",
                "http://",
                "http://...",
                "http://${HOST}/x",
                "http://{host}/x",
                "://brandt-werke.de",
                "c://x y",
                "// comment: http",
                "mailto:ada",
                "foo:bar",
                "www.",
                "www.x",
                "www.brandt",
                "WWW..de",
                "awww.brandt-werke.de",
                "a: //x");
    }

    @Test
    void urls_beginningWithWww_areFound() {
        MarkedTexts.check(
                InfoType.URL,
                new UrlMatcher(),
                "«www.brandt-werke.de»",
                "at «www.brandt-werke.co.uk/shop?x=1».",
                "(«www.brandt-werke.io»)",
                "WWW «WWW.BRANDT-WERKE.COM», yes",
                "«www.brandt-werke.com:8080/x»",
                "«http://www.brandt-werke.com/»");
    }

    @Test
    void passwords_inUrls_areFound() {
        MarkedTexts.check(
                InfoType.PASSWORD,
                new UrlMatcher(),
                "ftp://ada:«s3cret»@files.brandt-werke.de/",
                "postgresql://app:«p@ss!word»@db/shop",
                "amqp://guest:«guest»@mq:5672/",
                "https://ada@brandt-werke.de/",
                "https://brandt-werke.de:8080/a@b",
                "https://ada:@brandt-werke.de/");
    }

    @Test
    void domains_unmistakableNames_areFound() {
        MarkedTexts.check(
                InfoType.DOMAIN_NAME,
                new DomainMatcher(),
                "«brandt-werke.de»",
                "visit «mail.brandt-werke.com».",
                "(«brandt-werke.co.uk»),",
                "«brandt-werke.co.in»",
                "host «db1.brandt-werke.net»:5432",
                "«BRANDT-WERKE.COM»",
                "«BrandtWerke.com» said",
                "«xn--mller-kva.xn--p1ai»",
                "«müller-werke.de»",
                "\"«brandt-werke.org»\"",
                "a «brandt-werke.io», b",
                "«3brandt.com»",
                "«brandt.example.org»");
    }

    @Test
    void domains_filesAndCode_areNotFound() {
        MarkedTexts.check(
                InfoType.DOMAIN_NAME,
                new DomainMatcher(),
                "Main.java",
                "foo.py and bar.rs and README.md and run.sh",
                "archive.zip, a.tar.gz",
                "e.g. i.e. a.m. p.m. U.S.",
                "a.b.c()",
                "user.name and logger.info and this.id",
                "System.in",
                "com.brandt.shop.Order",
                "org.brandt.net",
                "java.io",
                "list.to",
                "order.store",
                "obj.es(1)",
                "ada@brandt-werke.de",
                "first.de@brandt-werke.com",
                "/srv/brandt-werke.com/x",
                "_x.brandt.de",
                "end.It was",
                "end.De Vries",
                "a.com()",
                "192.168.1.1",
                "v1.2.3.de-x",
                "x.notatld",
                "config.properties",
                "index.html",
                "brandt-.de",
                "-brandt.de",
                "foo.com.java",
                "myObject.de",
                "Foo.Bar.Baz",
                "${brandt.de.x}",
                "brandt.de::x",
                "brandt.de=1",
                "arr.it[0]");
    }

    @Test
    void domains_rareNames_areFoundInContext() {
        MarkedTexts.checkInContext(
                InfoType.DOMAIN_NAME,
                new DomainMatcher(),
                "«brandt-werke.sh»",
                "«brandt.app»",
                "«brandt.museum»",
                "brandt.java");
        MarkedTexts.check(InfoType.DOMAIN_NAME, new DomainMatcher(), "brandt-werke.sh", "brandt.app", "brandt.museum");
    }

    @Test
    void domains_withAPath_areUrls() {
        MarkedTexts.check(
                InfoType.URL,
                new DomainMatcher(),
                "«brandt-werke.de/shop/a?b=c».",
                "(«brandt-werke.com/x»)",
                "brandt-werke.de/ x",
                "and/or.de x");
    }
}
