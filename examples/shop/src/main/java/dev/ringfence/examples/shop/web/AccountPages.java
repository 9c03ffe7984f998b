package dev.ringfence.examples.shop.web;

import dev.ringfence.base.Html;
import dev.ringfence.examples.shop.sale.Basket;
import dev.ringfence.examples.shop.sale.Buyer;
import dev.ringfence.examples.shop.sale.Order;
import dev.ringfence.examples.shop.sale.Orders;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a visitor bought, and what the shop knows of them. */
@RestController
class AccountPages {
    private final Pages pages;
    private final Basket basket;
    private final Orders orders;

    AccountPages(Pages pages, Basket basket, Orders orders) {
        this.pages = pages;
        this.basket = basket;
        this.orders = orders;
    }

    /** Only to whoever ordered it. */
    @GetMapping(path = "/orders/{id}", produces = "text/html;charset=UTF-8")
    String order(@PathVariable long id) {
        Order order = orders.order(id)
                .filter(one -> one.customerId() == basket.customer())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pages.page("Thank you", """
                <p>Your order <b>%d</b> over %s is paid and on its way.</p>
                <p><a href="/account">Your account</a></p>
                """.formatted(order.id(), Pages.money(order.totalCents())));
    }

    @GetMapping(path = "/account", produces = "text/html;charset=UTF-8")
    String account() {
        Optional<Buyer> buyer = orders.buyer(basket.customer());
        if (buyer.isEmpty()) {
            return pages.page("Account", "<p>You have one as soon as you order. <a href=\"/\">Look around</a>.</p>");
        }
        String bought = orders.of(basket.customer()).stream()
                .map(order ->
                        "<tr><th scope=\"row\"><a href=\"/orders/%1$d\">%1$d</a></th><td>%2$s</td><td>%3$s</td></tr>\n"
                                .formatted(
                                        order.id(), order.orderedAt().toLocalDate(), Pages.money(order.totalCents())))
                .collect(Collectors.joining());
        return pages.page("Account", """
                <dl>
                <dt>Name</dt><dd>%s</dd>
                <dt>E-mail</dt><dd>%s</dd>
                <dt>Address</dt><dd>%s</dd>
                </dl>
                <h2>Orders</h2>
                <table>
                <thead><tr><th scope="col">Number</th><th scope="col">Day</th><th scope="col">Price</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                """.formatted(
                        Html.escaped(buyer.get().name()),
                        Html.escaped(buyer.get().email()),
                        Html.escaped(buyer.get().address()),
                        bought));
    }
}
