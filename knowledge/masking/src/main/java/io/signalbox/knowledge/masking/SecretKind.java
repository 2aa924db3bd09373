package io.signalbox.knowledge.masking;

import java.util.Locale;

/**
 * Kind of a masked secret, such as {@code aws-access-key}, shown in its place in the text and in
 * reports.
 */
public enum SecretKind {
  ANTHROPIC_KEY,
  API_KEY,
  AUTHORIZATION,
  AWS_ACCESS_KEY,
  AWS_SECRET_KEY,
  GITHUB_TOKEN,
  GITLAB_TOKEN,
  GOOGLE_KEY,
  JWT,
  NPM_TOKEN,
  OPENAI_KEY,
  PASSWORD,
  PASSWORD_HASH,
  PRIVATE_KEY,
  SECRET,
  SESSION_COOKIE,
  SLACK_TOKEN,
  SLACK_WEBHOOK,
  STRIPE_KEY,
  TOKEN,
  URL_SIGNATURE,
  WEBHOOK;

  /** Returns the name shown to people: {@code aws-access-key}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
