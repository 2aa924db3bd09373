/**
 * Administration of a gateway: by its database, or by the interface of the process that has the
 * database open. Entry: {@code io.signalbox.bot.app.administration.GatewayAdministration}.
 */
@NullMarked
package io.signalbox.bot.app.administration;

import org.jspecify.annotations.NullMarked;
