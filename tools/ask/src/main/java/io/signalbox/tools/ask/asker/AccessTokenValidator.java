package io.signalbox.tools.ask.asker;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Validates OAuth access tokens of the organisation's issuer: signature by its published keys,
 * issuer, audience, time, scope (RFC 9068). The keys are read when the first token comes. Safe for
 * use from several threads.
 */
final class AccessTokenValidator {
  private static final Logger log = LoggerFactory.getLogger(AccessTokenValidator.class);
  private static final int MILLIS = 3_000;
  private static final int MOST_BYTES = 256 << 10;
  private static final int LONGEST = 16 << 10;
  private static final Set<JWSAlgorithm> SIGNED_BY =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private final TokenIssuer issuer;
  private final Clock clock;
  private final DefaultResourceRetriever reader =
      new DefaultResourceRetriever(MILLIS, MILLIS, MOST_BYTES);
  private volatile @Nullable DefaultJWTProcessor<SecurityContext> processor;

  AccessTokenValidator(TokenIssuer issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Result of validating a token. */
  sealed interface TokenCheck {
    /** The token is valid, for the person that its claim names. */
    record Valid(String person) implements TokenCheck {}

    /** The token is not accepted. */
    record Invalid(String sentence) implements TokenCheck {}

    /** The token cannot be checked, since the issuer's keys cannot be read. */
    record Untold() implements TokenCheck {}
  }

  TokenCheck check(String token) {
    if (token.length() > LONGEST || token.chars().filter(each -> each == '.').count() != 2) {
      return new TokenCheck.Invalid("The token is no signed token of the issuer.");
    }
    try {
      return judged(processor().process(token, null));
    } catch (KeySourceException | IOException e) {
      log.warn("The keys of {} cannot be read: {}", issuer.issuer(), e.getMessage());
      return new TokenCheck.Untold();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      log.debug("A token does not count", e);
      return new TokenCheck.Invalid(
          "The token is not valid here: it has expired, is for another audience, or is not the"
              + " issuer's.");
    }
  }

  private TokenCheck judged(JWTClaimsSet claims) throws ParseException {
    Optional<String> scope = issuer.scope();
    if (scope.isPresent() && !scopes(claims).contains(scope.get())) {
      return new TokenCheck.Invalid("The token lacks the scope " + scope.get() + ".");
    }
    if (Boolean.FALSE.equals(claims.getClaim("email_verified"))
        && issuer.personClaim().equals("email")) {
      return new TokenCheck.Invalid("The token's e-mail address is not verified.");
    }
    String person = claims.getStringClaim(issuer.personClaim());
    return person == null || person.isBlank()
        ? new TokenCheck.Invalid("The token does not say who asks: " + issuer.personClaim() + ".")
        : new TokenCheck.Valid(person);
  }

  private static Set<String> scopes(JWTClaimsSet claims) throws ParseException {
    Object scope = claims.getClaim("scope");
    return scope instanceof String text
        ? Set.copyOf(Arrays.asList(text.strip().split("\\s+", -1)))
        : scope == null ? Set.of() : Set.copyOf(claims.getStringListClaim("scope"));
  }

  private DefaultJWTProcessor<SecurityContext> processor() throws IOException {
    DefaultJWTProcessor<SecurityContext> known = processor;
    if (known == null) {
      known = processor(keys());
      processor = known;
    }
    return known;
  }

  private DefaultJWTProcessor<SecurityContext> processor(JWKSource<SecurityContext> keys) {
    DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
    made.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    made.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNED_BY, keys));
    made.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            Set.of(issuer.audience()),
            new JWTClaimsSet.Builder().issuer(issuer.issuer().toString()).build(),
            Set.of("exp"),
            Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        });
    return made;
  }

  private JWKSource<SecurityContext> keys() throws IOException {
    URI keys = keyAddress();
    return JWKSourceBuilder.<SecurityContext>create(keys.toURL(), reader)
        .retrying(true)
        .outageTolerant(true)
        .build();
  }

  /**
   * Returns the address of the issuer's keys, from the first of two metadata documents that has it.
   */
  private URI keyAddress() throws IOException {
    String base = issuer.issuer().toString().replaceAll("/+$", "");
    IOException last = new IOException("no metadata");
    for (String place :
        new String[] {
          "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"
        }) {
      try {
        URL address = URI.create(base + place).toURL();
        Object keys =
            JSONObjectUtils.parse(reader.retrieveResource(address).getContent()).get("jwks_uri");
        if (keys instanceof String text) {
          return URI.create(text);
        }
      } catch (IOException e) {
        last = e;
      } catch (ParseException | IllegalArgumentException e) {
        last = new IOException("the issuer's metadata cannot be read", e);
      }
    }
    throw last;
  }
}
