/** The pages, made on the server, without a script. */
@NullMarked
package dev.ringfence.examples.shop.web;

import org.jspecify.annotations.NullMarked;
