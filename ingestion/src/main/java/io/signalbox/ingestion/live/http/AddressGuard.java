package io.signalbox.ingestion.live.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Recognises private network addresses, so that the web crawler does not follow links into them. A
 * redirect there would make Signalbox read for strangers what they cannot reach.
 */
public final class AddressGuard {
  private AddressGuard() {}

  /**
   * Returns whether the host resolves to a loopback, private, multicast or reserved address, or
   * does not resolve.
   */
  public static boolean isPrivate(URI uri) {
    try {
      for (InetAddress address : InetAddress.getAllByName(String.valueOf(uri.getHost()))) {
        if (isPrivate(address)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      // Nothing can be reached there either.
      return true;
    }
  }

  static boolean isPrivate(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet6Address) {
      boolean unique = (first & 0xfe) == 0xfc;
      boolean translated = first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff;
      return unique || translated;
    }
    return first == 0
        || first >= 240
        || (first == 100 && (second & 0xc0) == 64)
        || (first == 192 && second == 0 && (bytes[2] & 0xff) == 0)
        || (first == 198 && (second & 0xfe) == 18);
  }
}
