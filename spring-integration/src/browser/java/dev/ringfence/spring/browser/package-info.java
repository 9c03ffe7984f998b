/** A real browser for tests: {@link dev.ringfence.spring.browser.Browser}. */
@NullMarked
package dev.ringfence.spring.browser;

import org.jspecify.annotations.NullMarked;
