package io.signalbox.tools.workflow.officehours;

import java.util.Optional;

/**
 * Change of a request, with its event.
 *
 * @param actor who changed it; empty for the timer
 */
record RequestChange(
    OfficeHoursRequest after,
    RequestEvent.RequestEventKind kind,
    Optional<String> actor,
    String text) {}
