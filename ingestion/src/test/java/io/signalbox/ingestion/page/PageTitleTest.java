package io.signalbox.ingestion.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTitleTest {

  @ParameterizedTest
  @CsvSource({
    "alerts/KubePodCrashLooping.md, KubePodCrashLooping",
    "etcdNoLeader.md, etcdNoLeader",
    "oncall/call_etiquette.md, Call etiquette",
    "disk-full.html, Disk full",
    "payments/README.md, Payments",
    "hugo/node-pool/_index.md, Node pool",
    "site/index.html, Site",
    "README.md, README",
    "pm/2026-04-25-outage.md, 2026-04-25 outage",
    "v1.2_upgrade.md, V1.2 upgrade",
    "notion/Disk%20full 0123456789abcdef0123456789abcdef.md, Disk full",
    "wiki/Disk-full_123456789.html, Disk full",
    ".md, Untitled"
  })
  void isMadeFromTheFileName(String path, String title) {
    assertThat(PageTitle.fromPath(path)).isEqualTo(title);
  }
}
