package io.signalbox.config.database;

import io.signalbox.config.Secret;
import java.util.Optional;

/**
 * Where records are kept.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param poolSize most connections open at once, from 1
 */
public record DatabaseSettings(
    String url, Optional<String> user, Optional<Secret> password, int poolSize) {}
