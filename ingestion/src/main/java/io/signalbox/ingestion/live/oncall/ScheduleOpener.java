package io.signalbox.ingestion.live.oncall;

import io.signalbox.ingestion.live.LiveOpener;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.http.HttpTransport;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestSettings;
import java.util.function.Function;

/**
 * Opens the schedules of a system.
 *
 * @param scope what is read of it, in words that tell one scope from another
 * @param provider of one run
 */
record ScheduleOpener(
    RestSettings rest, String scope, Function<RestClient, ScheduleProvider> provider)
    implements LiveOpener {
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
