package io.signalbox.tools.ask.http;

import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;

/** Address of the server at which somebody known may ask. */
public interface AskEndpoint {

  /** Returns whether a request is for this address; must not wait. */
  boolean takes(RequestHead head);

  /** Judges a request of an asker by its head, and says what is done with its body. */
  ServerAddition.Admission admit(RequestHead head, Asker asker);
}
