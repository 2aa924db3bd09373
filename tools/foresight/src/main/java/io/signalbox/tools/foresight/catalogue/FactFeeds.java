package io.signalbox.tools.foresight.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the model feeds that the settings name, and no others; a feed that fails is reported and
 * the others are read. Blocks on files and HTTP.
 */
public final class FactFeeds {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LARGEST = 16 << 20;

  private final List<FactFeed> feeds;
  private final Clock clock;

  public FactFeeds(List<FactFeed> feeds, Clock clock) {
    this.feeds = List.copyOf(feeds);
    this.clock = clock;
  }

  /** Reads all feeds; one that fails does not keep the others from being read. */
  public FeedReading read() {
    List<ModelFact> facts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (FactFeed feed : feeds) {
      try {
        FeedReading reading = FeedParsers.read(bytes(feed), feed, today);
        facts.addAll(reading.facts());
        problems.addAll(reading.problems());
      } catch (UnreadableFactsException e) {
        problems.add(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        problems.add("facts about models cannot be had from " + feed.from());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new FeedReading(facts, problems);
      }
    }
    return new FeedReading(facts, problems);
  }

  private static byte[] bytes(FactFeed feed) throws IOException, InterruptedException {
    if (!feed.isRemote()) {
      return Files.readAllBytes(Path.of(feed.from()));
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(feed.from())).timeout(PATIENCE);
      feed.key()
          .ifPresent(
              key ->
                  request
                      .header("authorization", "Bearer " + key.reveal())
                      .header("api-key", key.reveal()));
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200 || response.body().length > LARGEST) {
        throw new IOException("status " + response.statusCode());
      }
      return response.body();
    }
  }
}
