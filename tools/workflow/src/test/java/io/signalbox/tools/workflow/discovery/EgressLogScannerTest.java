package io.signalbox.tools.workflow.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressLogScannerTest {
  private final EgressLogScanner log = EgressLogScanner.ofKnownVendors();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1763892000.123    842 10.0.3.7 TCP_TUNNEL/200 5219 CONNECT api.openai.com:443 -"
            + " HIER_DIRECT/1.2.3.4 -",
        "Nov 23 10:00:01 dnsmasq[812]: query[A] api.openai.com from 10.0.3.7",
        "23-Nov-2026 10:00:01.123 queries: info: client @0x7f 10.0.3.7#53211 (api.openai.com):"
            + " query: api.openai.com IN A +E(0)K (10.0.0.1)",
        "10.0.3.7 - - [23/Nov/2026:10:00:01 +0000] \"CONNECT api.openai.com:443 HTTP/1.1\" 200 0"
            + " \"-\" \"python\"",
        "[2026-11-23T10:00:01.000Z] \"POST /v1/chat/completions HTTP/2\" 200 - 10 20 30 29"
            + " \"10.0.3.7\" \"python\" \"id\" \"api.openai.com\" \"1.2.3.4:443\"",
        "{\"ts\":\"x\",\"client_ip\":\"10.0.3.7\",\"host\":\"api.openai.com:443\"}",
        "2026-11-23T10:00:01Z,10.0.3.7,api.openai.com,443",
        "10.0.3.7,api.openai.com"
      })
  void readsTheUsualForms(String line) {
    assertThat(LogLine.read(line)).contains(new HostContact("10.0.3.7", "api.openai.com"));
  }

  @Test
  void prefersAUsersNameToAnAddress() {
    String line =
        "1763892000.123 842 10.0.3.7 TCP_TUNNEL/200 5219 CONNECT api.anthropic.com:443 bo.lindqvist"
            + " HIER_DIRECT/1.2.3.4 -";

    assertThat(LogLine.read(line)).contains(new HostContact("bo.lindqvist", "api.anthropic.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "{", "{\"host\": 3}", "\u0000\u0001", ",,,,"})
  void skipsWhatIsNoLog(String line) {
    assertThat(LogLine.read(line)).isEmpty();
  }

  @Test
  void aHostThatOnlyLooksLikeAVendorsIsNone() {
    assertThat(log.vendor("api.openai.com.evil.example")).isEmpty();
    assertThat(log.vendor("notapi.openai.com")).isEmpty();
    assertThat(log.vendor("eu.api.openai.com")).contains("OpenAI");
    assertThat(log.vendor("our-team.openai.azure.com")).isEqualTo(Optional.of("Azure OpenAI"));
    assertThat(log.vendor("bedrock-runtime.eu-west-1.amazonaws.com")).contains("Amazon Bedrock");
  }

  @Test
  void countsWhoTalksToVendorsAndWhatItCouldNotRead() throws IOException {
    EgressLogScanner.LogReading reading =
        log.read(
            new StringReader(
                "10.0.3.7,api.openai.com\n10.0.3.7,api.groq.com\nrubbish\n10.0.3.8,example.org\n"));

    assertThat(reading.skipped()).isEqualTo(1);
    assertThat(reading.sightings())
        .containsExactly(new EgressLogScanner.Sighting("10.0.3.7", Set.of("OpenAI", "Groq"), 2));
    assertThat(reading.sightings().getFirst().seen())
        .isEqualTo("10.0.3.7 talk to Groq, OpenAI (2 times)");
  }
}
