package dev.ringfence.examples.shop.sale;

/** Something to buy. */
public record Item(int id, String category, String name, int priceCents) {}
