package io.signalbox.tools.workflow.officehours;

/**
 * Existing capability of the platform, from the capability list, offered as an answer to requests.
 *
 * @param where it is found: a repository, a package, a route
 * @param quality how good it is, in the owner's words
 */
public record PlatformCapability(
    String name, String what, String owner, String where, String quality) {
  String words() {
    return name + ": " + what;
  }
}
