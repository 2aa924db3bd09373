package io.signalbox.knowledge.masking;

import java.util.Locale;

/** Kind of a masked secret; named in the text in its place and in the report of a run. */
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

  /** The name as a person reads it: {@code aws-access-key}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
