package dev.ringfence.examples.shop.web;

import dev.ringfence.base.Html;
import dev.ringfence.examples.shop.sale.Basket;
import dev.ringfence.examples.shop.sale.Buyer;
import dev.ringfence.examples.shop.sale.Catalogue;
import dev.ringfence.examples.shop.sale.Order;
import dev.ringfence.examples.shop.sale.Orders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** What is about to be bought, and buying it. */
@RestController
class BasketPage {
    private final Pages pages;
    private final Catalogue catalogue;
    private final Basket basket;
    private final Orders orders;

    BasketPage(Pages pages, Catalogue catalogue, Basket basket, Orders orders) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.basket = basket;
        this.orders = orders;
    }

    @GetMapping(path = "/basket", produces = "text/html;charset=UTF-8")
    String show(CsrfToken token) {
        if (basket.lines().isEmpty()) {
            return pages.page("Basket", "<p>There is nothing in it. <a href=\"/\">Look around</a>.</p>");
        }
        StringBuilder rows = new StringBuilder();
        for (Basket.Line line : basket.lines()) {
            rows.append("<tr><th scope=\"row\">%s</th><td>%d</td><td>%s</td></tr>\n"
                    .formatted(Html.escaped(line.item().name()), line.quantity(), Pages.money(line.cents())));
        }
        return pages.page("Basket", """
                <table>
                <thead><tr><th scope="col">Item</th><th scope="col">Number</th><th scope="col">Price</th></tr></thead>
                <tbody>
                %s</tbody>
                <tfoot><tr><th scope="row" colspan="2">Together</th><td>%s</td></tr></tfoot>
                </table>
                <h2>Order</h2>
                <form method="post" action="/orders" class="fields">%s
                <label>Name <input name="name" required maxlength="120" autocomplete="name"></label>
                <label>E-mail <input name="email" type="email" required maxlength="120" autocomplete="email"></label>
                <label>Address <input name="address" required maxlength="200" autocomplete="street-address"></label>
                <label>Note for the parcel <input name="note" maxlength="500"></label>
                <button>Order and pay %2$s</button>
                </form>
                """.formatted(rows, Pages.money(basket.cents()), Pages.token(token)));
    }

    @PostMapping("/basket")
    RedirectView add(@RequestParam int item) {
        basket.add(catalogue.item(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return new RedirectView("/basket");
    }

    @PostMapping("/orders")
    RedirectView order(
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam String address,
            @RequestParam(defaultValue = "") String note) {
        if (basket.lines().isEmpty()) {
            return new RedirectView("/basket");
        }
        Order order = orders.place(new Buyer(name, email, address), basket.lines(), note);
        basket.bought(order.customerId());
        return new RedirectView("/orders/" + order.id());
    }
}
