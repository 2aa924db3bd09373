/**
 * On-call schedules of PagerDuty, Jira Service Management and Grafana, rendered two weeks ahead.
 */
@NullMarked
package io.signalbox.ingestion.live.oncall;

import org.jspecify.annotations.NullMarked;
