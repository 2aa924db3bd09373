package io.signalbox.tools.ask.http;

import io.signalbox.tools.ask.asker.Asker;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;

/** Endpoint of the server for authenticated askers, such as MCP or the ask API. */
public interface AskEndpoint {

  /** Returns whether a request is for this endpoint; must not block. */
  boolean takes(RequestHead head);

  /** Decides on an asker's request by its head, and returns the work to do with its body. */
  ServerAddition.Admission admit(RequestHead head, Asker asker);
}
