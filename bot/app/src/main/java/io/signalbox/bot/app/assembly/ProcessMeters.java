package io.signalbox.bot.app.assembly;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;

/**
 * Registers meters of this process's live heap, threads and allocated memory, which show whether
 * its use stays flat.
 */
final class ProcessMeters {
  private ProcessMeters() {}

  static void bind(MeterRegistry meters) {
    Gauge.builder("signalbox.process.live.bytes", ProcessMeters::live)
        .description("Heap in use after the latest collection.")
        .register(meters);
    Gauge.builder("signalbox.process.threads", ProcessMeters::threads).register(meters);
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads) {
      FunctionCounter.builder(
              "signalbox.process.allocated.bytes",
              threads,
              bean -> bean.getTotalThreadAllocatedBytes())
          .description("Memory that was allocated since the start, also when it is free again.")
          .register(meters);
    }
  }

  private static double threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static double live() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(usage -> usage != null)
        .mapToDouble(MemoryUsage::getUsed)
        .sum();
  }
}
