/**
 * Live sources for on-call schedules of PagerDuty, Jira Service Management and Grafana, read two
 * weeks ahead.
 */
@NullMarked
package io.signalbox.ingestion.live.oncall;

import org.jspecify.annotations.NullMarked;
