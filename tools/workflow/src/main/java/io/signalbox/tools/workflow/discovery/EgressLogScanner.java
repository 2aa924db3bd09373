package io.signalbox.tools.workflow.discovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Scans proxy, access and DNS logs for clients that contact model vendors. */
public final class EgressLogScanner {
  private final Map<String, String> vendors;

  private EgressLogScanner(Map<String, String> vendors) {
    this.vendors = vendors;
  }

  /**
   * Client that contacts model vendors.
   *
   * @param calls lines that say so
   */
  public record Sighting(String client, Set<String> vendors, long calls) {
    public Sighting {
      vendors = Set.copyOf(vendors);
    }

    /** Returns the observation in words that continue "We saw"; contains data of the log. */
    public String seen() {
      return client
          + " talk to "
          + String.join(", ", new TreeSet<>(vendors))
          + (calls == 1 ? " (once)" : " (" + calls + " times)");
    }
  }

  /**
   * Sightings read from a log, with the numbers of its lines.
   *
   * @param skipped lines in no form that is known
   */
  public record LogReading(List<Sighting> sightings, long lines, long skipped) {
    public LogReading {
      sightings = List.copyOf(sightings);
    }
  }

  /** Creates a scanner with the bundled list of vendors' hosts. */
  public static EgressLogScanner ofKnownVendors() {
    Map<String, String> vendors = new LinkedHashMap<>();
    try (InputStream in = EgressLogScanner.class.getResourceAsStream("vendor-hosts.csv")) {
      if (in == null) {
        throw new IllegalStateException("the vendors' hosts are missing");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .forEach(
              line -> {
                int comma = line.indexOf(',');
                vendors.put(line.substring(0, comma), line.substring(comma + 1));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EgressLogScanner(vendors);
  }

  /** Reads a log to its end and returns the clients that contact model vendors. */
  public LogReading read(Reader log) throws IOException {
    Map<String, Set<String>> seen = new LinkedHashMap<>();
    Map<String, Long> calls = new LinkedHashMap<>();
    long lines = 0;
    long skipped = 0;
    BufferedReader in = new BufferedReader(log);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lines++;
      Optional<HostContact> contact = LogLine.read(line);
      if (contact.isEmpty()) {
        skipped++;
        continue;
      }
      String client = contact.get().client();
      vendor(contact.get().host())
          .ifPresent(
              vendor -> {
                seen.computeIfAbsent(client, c -> new TreeSet<>()).add(vendor);
                calls.merge(client, 1L, Long::sum);
              });
    }
    List<Sighting> sightings = new ArrayList<>();
    seen.forEach(
        (client, who) -> sightings.add(new Sighting(client, who, calls.getOrDefault(client, 0L))));
    sightings.sort(Comparator.comparingLong(Sighting::calls).reversed());
    return new LogReading(sightings, lines, skipped);
  }

  /**
   * Returns the model vendor that owns a host, by exact name or parent domain. Azure and AWS put
   * names before theirs.
   */
  Optional<String> vendor(String host) {
    if (host.startsWith("bedrock-runtime.") && host.endsWith(".amazonaws.com")) {
      return Optional.of("Amazon Bedrock");
    }
    if (host.endsWith("-aiplatform.googleapis.com")) {
      return Optional.of("Google Vertex AI");
    }
    return vendors.entrySet().stream()
        .filter(v -> host.equals(v.getKey()) || host.endsWith("." + v.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
