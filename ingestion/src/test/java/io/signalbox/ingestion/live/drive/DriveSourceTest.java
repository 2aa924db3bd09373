package io.signalbox.ingestion.live.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.drive.DriveSystem.DriveOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shape of version 3 of Google Drive's interface. */
class DriveSourceTest {
  private static final String DRIVE = "drive01";

  @TempDir private Path folder;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> permissions = new TreeMap<>();
  private final List<String> changes = new ArrayList<>();
  private boolean incomplete;
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on("/token", request -> PeerAnswer.json("{\"access_token\": \"short\"}"));
    peer.on(
        "/drive/v3/changes/startPageToken", r -> PeerAnswer.json("{\"startPageToken\": \"0\"}"));
    peer.on("/drive/v3/changes", this::feed);
    peer.on("/drive/v3/files", this::list);
    peer.on("/drive/v3/files/[^/]+", this::one);
    peer.on("/drive/v3/files/[^/]+/export", r -> PeerAnswer.html("# Restart\n\nPress the button."));
    peer.on("/drive/v3/files/[^/]+/permissions", this::permissions);
    peer.on("/drive/v3/drives/.*", request -> PeerAnswer.json("{\"name\": \"Ops\"}"));
    peer.on(
        "/admin/directory/v1/groups/.*/members",
        request ->
            PeerAnswer.json(
                """
                {"members": [{"type": "USER", "status": "ACTIVE", "email": "Ben@example.com"},
                             {"type": "USER", "status": "SUSPENDED", "email": "left@example.com"}]}\
                """));
    permissions.put(
        DRIVE,
        """
        {"type": "group", "emailAddress": "ops@example.com"},
        {"type": "user", "emailAddress": "ana@example.com"},
        {"type": "user", "emailAddress": "past@example.com", "expirationTime": "2026-01-01T00:00:00Z"},
        {"type": "domain", "domain": "example.com", "allowFileDiscovery": false}\
        """);
    file("f1", "Folder", "application/vnd.google-apps.folder", DRIVE, "");
    file("a", "Restart", "application/vnd.google-apps.document", DRIVE, "");
    file("b", "Figures", "application/vnd.google-apps.spreadsheet", DRIVE, "");
    file("c", "limits.md", "text/markdown", "f1", "");
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private void file(String id, String name, String type, String parent, String more) {
    files.put(
        id,
        """
        {"id": "%s", "name": "%s", "mimeType": "%s", "modifiedTime": "2026-03-01T00:00:00Z",
         "parents": ["%s"], "driveId": "drive01", "webViewLink": "https://docs.google.com/%s",
         "trashed": false%s}\
        """
            .formatted(id, name, type, parent, id, more));
  }

  private PeerAnswer list(PeerRequest request) {
    assertThat(request.header("Authorization")).contains("Bearer short");
    assertThat(request.query()).contains("includeItemsFromAllDrives=true", "driveId=" + DRIVE);
    return PeerAnswer.json(
        files.values().stream()
            .collect(
                Collectors.joining(
                    ",", "{\"incompleteSearch\": " + incomplete + ", \"files\": [", "]}")));
  }

  private PeerAnswer one(PeerRequest request) {
    String id = request.path().replaceFirst(".*/", "");
    if (request.query().contains("alt=media")) {
      return PeerAnswer.html("# Limits\n\nThe limit is forty.");
    }
    return files.containsKey(id)
        ? PeerAnswer.json(files.get(id))
        : PeerAnswer.status(404, Map.of());
  }

  private PeerAnswer permissions(PeerRequest request) {
    String id = request.path().replaceFirst("/permissions$", "").replaceFirst(".*/", "");
    return PeerAnswer.json(
        "{\"permissions\": [" + permissions.getOrDefault(id, permissions.get(DRIVE)) + "]}");
  }

  /** One change a page. */
  private PeerAnswer feed(PeerRequest request) {
    int at = Integer.parseInt(request.query().replaceFirst(".*pageToken=(\\d+).*", "$1"));
    boolean some = at < changes.size();
    return PeerAnswer.json(
        "{\"changes\": [%s], \"%s\": \"%d\"}"
            .formatted(
                some ? changes.get(at) : "",
                at + 1 < changes.size() ? "nextPageToken" : "newStartPageToken",
                some ? at + 1 : at));
  }

  private DriveOpener opener() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      String pem =
          "-----BEGIN PRIVATE "
              + "KEY-----\n"
              + Base64.getMimeEncoder()
                  .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
              + "\n-----END PRIVATE "
              + "KEY-----\n";
      return new DriveOpener(
          new DriveSettings(
              peer.url(),
              new Secret(
                  new ObjectMapper()
                      .createObjectNode()
                      .put("client_email", "bot@acme.iam.example.com")
                      .put("private_key", pem)
                      .put("token_uri", peer.url() + "/token")
                      .toString()),
              Optional.of("admin@example.com"),
              List.of(DRIVE),
              List.of("example.com"),
              /* groups= */ true));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private SyncReport run() {
    SyncReport report = live.run(opener());
    assertThat(report.failure()).isEmpty();
    return report;
  }

  @Test
  void listsADriveOnceAndFollowsItsFeedOfSeveralPages() {
    assertThat(run()).returns(2L, SyncReport::stored);
    assertThat(live.document("a").passages().toString()).contains("Press the button");
    assertThat(live.document("c").frontMatter().title()).isEqualTo("limits");
    assertThat(live.status(opener()).reasons()).containsOnlyKeys("is no page");
    assertThat(peer.requests)
        .anyMatch(r -> r.path().equals("/token") && r.body().startsWith("grant_type=urn%3Aietf"));

    files.remove("a");
    file("d", "more.md", "text/markdown", DRIVE, "");
    changes.add("{\"fileId\": \"a\", \"removed\": true}");
    changes.add("{\"fileId\": \"d\", \"removed\": false, \"file\": " + files.get("d") + "}");
    changes.add("{\"fileId\": \"c\", \"file\": " + files.get("c").replace("false", "true") + "}");
    assertThat(run()).returns(1L, SyncReport::stored).returns(2L, SyncReport::removed);
    assertThat(live.stored()).containsExactly("d");

    incomplete = true;
    files.clear();
    live.clock.move(Duration.ofDays(2));
    assertThat(live.run(opener()).failure().orElseThrow()).contains("in part");
    assertThat(live.stored()).containsExactly("d");
  }

  @Test
  void takesPermissionsOfTheFolderOrOfTheFileWhereItHasItsOwn() {
    // elastic/connectors #1474, omni #421: lists of shared drives bring no permissions.
    file("e", "open.md", "text/markdown", DRIVE, ", \"hasAugmentedPermissions\": true");
    permissions.put(
        "e", "{\"type\": \"domain\", \"domain\": \"example.com\", \"allowFileDiscovery\": true}");
    permissions.put("f1", "{\"type\": \"user\", \"emailAddress\": \"lead@example.com\"}");
    run();
    Principal ops = Principal.external("drive-group", "google.com", "ops@example.com");
    Principal ana = Principal.external("drive-user", "google.com", "ana@example.com");
    Principal lead = Principal.external("drive-user", "google.com", "lead@example.com");
    assertThat(live.document("a").access())
        .isEqualTo(AccessRule.everyone().and(AccessRule.parse(ops + "," + ana)));
    assertThat(live.document("c").access())
        .isEqualTo(AccessRule.everyone().and(AccessRule.parse("" + lead)));
    assertThat(live.document("e").access()).isEqualTo(AccessRule.everyone());
    assertThat(live.accounts.principalsOf("ben@example.com")).contains(ops);
    assertThat(live.accounts.principalsOf("left@example.com")).isEmpty();
    assertThat(live.accounts.principalsOf("past@example.com")).isEmpty();

    peer.on("/drive/v3/files/[^/]+/permissions", request -> PeerAnswer.status(403, Map.of()));
    live.clock.move(Duration.ofDays(2));
    run();
    assertThat(live.document("a").access().isNobody()).isTrue();
    LiveSettings settings = live.settings(opener(), AccessRule.everyone());
    assertThat(live.sync(settings).check(settings))
        .anyMatch(finding -> !finding.holds() && finding.sentence().contains("manager"));
  }
}
