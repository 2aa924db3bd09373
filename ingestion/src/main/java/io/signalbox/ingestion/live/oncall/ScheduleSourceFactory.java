package io.signalbox.ingestion.live.oncall;

import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import java.util.function.Function;

/**
 * Factory of a {@link ScheduleSource} for one on-call system.
 *
 * @param scope restriction of what is read, such as team ids; part of address and identity
 * @param provider creates the system's REST client for one run
 */
record ScheduleSourceFactory(
    RestSettings rest, String scope, Function<RestClient, ScheduleProvider> provider)
    implements LiveSourceFactory {
  @Override
  public LiveSource open(OpenContext context) {
    RestClient client = new RestClient(rest, new HttpTransport(), context);
    return new ScheduleSource(provider.apply(client), context.clock());
  }

  @Override
  public String address() {
    return rest.base() + scope;
  }

  @Override
  public String identity() {
    return rest.base() + "\n" + scope;
  }

  @Override
  public boolean tellsWhoIsOnCall() {
    return true;
  }
}
