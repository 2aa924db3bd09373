package io.signalbox.ingestion.live.git;

import io.signalbox.config.ConfigSection;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.SettingsOpener;

/** Kind of live source for git repositories at any host; parses its settings. */
public final class GitSystem implements LiveSystem {
  @Override
  public String key() {
    return "git";
  }

  @Override
  public String description() {
    return "Pages of a git repository, at any host.";
  }

  @Override
  public LiveSourceFactory read(ConfigSection section) {
    return new GitOpener(
        new GitSettings(
            section
                .text("url", "Address of the repository, as git clone takes it; not ssh.")
                .check(
                    "an address without a password, and not ssh",
                    url -> !url.matches("[a-z+]+://[^/]*:[^/]*@.*|ssh:.*|[\\w.-]+@[\\w.-]+:.*"))
                .unquoted()
                .required(),
            section
                .text("branch", "The branch to read; the repository's own when left out.")
                .optional(),
            section.text("folder", "Read only what is below this folder of it.").or(""),
            section
                .text(
                    "link",
                    "Where a person opens a file; {path} stands for its path, {branch} for the"
                        + " branch. Known for GitHub and GitLab.")
                .optional(),
            section.text("user", "User that the token belongs to.").or("x-access-token"),
            section
                .secret(
                    "token", "Token that may read the repository; none for one that all may read.")
                .optional()));
  }

  /** Factory of a {@link GitSource} with these settings. */
  record GitOpener(GitSettings settings) implements SettingsOpener {
    @Override
    public LiveSource open(OpenContext context) {
      return GitSource.open(settings, context);
    }
  }
}
