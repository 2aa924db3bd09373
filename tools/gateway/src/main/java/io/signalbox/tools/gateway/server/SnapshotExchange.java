package io.signalbox.tools.gateway.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.CallIds;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.snapshot.CallSettlement;
import io.signalbox.tools.core.snapshot.SnapshotSeal;
import io.signalbox.tools.gateway.call.DirectCallRule;
import io.signalbox.tools.gateway.call.PolicySnapshotEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/** Reads and writes the JSON of policy snapshots and settlements. */
final class SnapshotExchange {
  private static final int MOST = 10_000;
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule()).build();

  private final PolicySnapshotEndpoint endpoint;
  private final DirectCallRule rule;
  private final RandomGenerator random;

  SnapshotExchange(PolicySnapshotEndpoint endpoint, DirectCallRule rule, RandomGenerator random) {
    this.endpoint = endpoint;
    this.rule = rule;
    this.random = random;
  }

  /** Returns a caller's policy snapshot, signed with the key of the request. */
  byte[] snapshot(Caller caller, String key) {
    SnapshotSeal seal = new SnapshotSeal(new Secret(key));
    return seal.sign(endpoint.snapshot(caller, seal, rule, random));
  }

  /**
   * Stores settlements.
   *
   * @return how many
   * @throws MalformedBodyException when they are none
   */
  int settle(Caller caller, byte[] body) {
    List<CallSettlement> settlements;
    try {
      settlements = JSON.readValue(body, new TypeReference<List<CallSettlement>>() {});
    } catch (IOException e) {
      throw new MalformedBodyException("The body is not a list of settlements.");
    }
    boolean odd = settlements.stream().anyMatch(each -> !CallIds.isOne(each.id()));
    if (odd || settlements.size() > MOST) {
      throw new MalformedBodyException("A settlement has a call's id, 32 hexadecimal digits.");
    }
    endpoint.settle(caller, settlements);
    return settlements.size();
  }
}
