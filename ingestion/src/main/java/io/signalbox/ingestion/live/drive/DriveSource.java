package io.signalbox.ingestion.live.drive;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Live source that reads the documents of shared drives by their change feeds, which tell removals
 * and what lies in the bin. Changes of rights are found by the complete list.
 */
final class DriveSource implements LiveSource {
  private static final int PAGE = 1_000;

  private final DriveSettings settings;
  private final Supplier<RestClient> opener;
  private final DriveRights rights;
  private final Map<String, DriveFile> listed = new HashMap<>();
  private Optional<RestClient> client = Optional.empty();

  /**
   * @param opener logs in, at the first request
   */
  DriveSource(DriveSettings settings, Supplier<RestClient> opener, Clock clock) {
    this.settings = settings;
    this.opener = opener;
    this.rights = new DriveRights(settings, this::client, clock);
  }

  private RestClient client() {
    RestClient open = client.orElseGet(opener);
    client = Optional.of(open);
    return open;
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    DriveCursor at = DriveCursor.parse(cursor, settings.drives().size());
    listed.clear();
    if (at.token().isEmpty()) {
      at = at.begin(startToken(settings.drives().get(at.drive())));
    }
    return at.listing() ? firstList(at) : feed(at);
  }

  private String startToken(String drive) {
    RestResponse answer =
        client().get("/drive/v3/changes/startPageToken?supportsAllDrives=true&driveId=" + drive);
    return JsonFields.text(served(answer, drive).json(), "startPageToken");
  }

  private ChangePage firstList(DriveCursor at) {
    JsonNode json = list(settings.drives().get(at.drive()), at.page());
    List<ItemChange> changes = new ArrayList<>();
    items(json).forEach(item -> changes.add(new ItemChange.Changed(item)));
    Optional<String> next = JsonFields.find(json, "nextPageToken");
    DriveCursor after = next.map(at::listed).orElseGet(() -> at.nextDrive(at.token()));
    return page(changes, after, next.isPresent());
  }

  private ChangePage feed(DriveCursor at) {
    String drive = settings.drives().get(at.drive());
    JsonNode json =
        served(
                client()
                    .get(
                        "/drive/v3/changes?supportsAllDrives=true&includeItemsFromAllDrives=true"
                            + "&pageSize="
                            + PAGE
                            + "&driveId="
                            + drive
                            + "&pageToken="
                            + encoded(at.token())
                            + "&fields=nextPageToken,newStartPageToken,changes(fileId,removed,file("
                            + DriveFile.FIELDS
                            + "))"),
                drive)
            .json();
    List<ItemChange> changes = new ArrayList<>();
    for (JsonNode change : json.path("changes")) {
      DriveFile file = new DriveFile(change.path("file"));
      String id = JsonFields.text(change, "fileId");
      boolean gone =
          change.path("removed").asBoolean(false)
              || file.isTrashed()
              || (!file.id().isEmpty() && !file.isIn(settings.drives()));
      if (gone && !id.isEmpty()) {
        changes.add(new ItemChange.Removed(id));
      } else if (!file.id().isEmpty() && !file.isFolder()) {
        changes.add(new ItemChange.Changed(remember(file)));
      }
    }
    Optional<String> next = JsonFields.find(json, "nextPageToken");
    String start = JsonFields.find(json, "newStartPageToken").orElse(at.token());
    DriveCursor after = next.map(at::fed).orElseGet(() -> at.nextDrive(start));
    return page(changes, after, next.isPresent());
  }

  private static ChangePage page(List<ItemChange> changes, DriveCursor after, boolean within) {
    return new ChangePage(changes, after.text(), within || after.drive() > 0, OptionalLong.empty());
  }

  /** {@inheritDoc} The page token holds the drive's index and Google's token. */
  @Override
  public SweepPage sweep(Optional<String> page) {
    listed.clear();
    String[] at = page.orElse("0 ").split(" ", 2);
    int drive = Integer.parseInt(at[0]);
    JsonNode json = list(settings.drives().get(drive), at[1]);
    Optional<String> next =
        JsonFields.find(json, "nextPageToken").map(token -> drive + " " + token);
    boolean last = drive + 1 >= settings.drives().size();
    return new SweepPage(
        items(json), next.or(() -> last ? Optional.empty() : Optional.of(drive + 1 + " ")));
  }

  private JsonNode list(String drive, String page) {
    JsonNode json =
        served(
                client()
                    .get(
                        "/drive/v3/files?corpora=drive&supportsAllDrives=true"
                            + "&includeItemsFromAllDrives=true&pageSize="
                            + PAGE
                            + "&q=trashed%3Dfalse&driveId="
                            + drive
                            + "&fields=nextPageToken,incompleteSearch,files("
                            + DriveFile.FIELDS
                            + ")"
                            + (page.isEmpty() ? "" : "&pageToken=" + encoded(page))),
                drive)
            .json();
    if (json.path("incompleteSearch").asBoolean(false)) {
      // Taking half a list for all of it would remove the other half.
      throw SourceFailureException.ofSource("Google listed the drive " + drive + " in part", null);
    }
    return json;
  }

  private static RestResponse served(RestResponse answer, String drive) {
    if (answer.isGone()) {
      throw SourceFailureException.ofCredentials(
          "there is no shared drive " + drive + ", or the account is no member of it");
    }
    return RestClient.served(answer, "the shared drive " + drive);
  }

  private List<ItemVersion> items(JsonNode json) {
    List<ItemVersion> items = new ArrayList<>();
    for (JsonNode each : json.path("files")) {
      DriveFile file = new DriveFile(each);
      if (!file.isFolder() && !file.isTrashed()) {
        items.add(remember(file));
      }
    }
    return items;
  }

  private ItemVersion remember(DriveFile file) {
    listed.put(file.id(), file);
    rights.remember(file.json());
    return new ItemVersion(file.id(), file.version());
  }

  @Override
  public ItemContent content(String id) {
    DriveFile file = listed.get(id);
    if (file == null) {
      RestResponse answer =
          client()
              .get("/drive/v3/files/" + id + "?supportsAllDrives=true&fields=" + DriveFile.FIELDS);
      if (answer.isGone()) {
        return new ItemContent.Gone();
      }
      file = new DriveFile(RestClient.served(answer, "a file").json());
      ItemVersion unused = remember(file);
    }
    if (file.isTrashed() || !file.isIn(settings.drives())) {
      return new ItemContent.Gone();
    }
    Optional<DriveFile.TextPath> text = file.text();
    return text.isPresent()
        ? text(file, text.get())
        : new ItemContent.Skipped(file.version(), "is no page");
  }

  private ItemContent text(DriveFile file, DriveFile.TextPath text) {
    URI address =
        URI.create(
            settings.url().toString().replaceFirst("/+$", "")
                + "/drive/v3/files/"
                + file.id()
                + text.path());
    RestResponse answer = client().fetch(address, Optional.empty(), Optional.empty());
    if (answer.status() == 403) {
      return new ItemContent.Skipped(
          file.version(), "may not be downloaded, or is too large to be exported");
    }
    return answer.isGone()
        ? new ItemContent.Gone()
        : file.content(text.fileName(), RestClient.served(answer, "a file").body());
  }

  @Override
  public ItemAccess access(String id) {
    return rights.of(id);
  }

  @Override
  public GroupSnapshot groups() {
    return groups(Set.of());
  }

  @Override
  public GroupSnapshot groups(Set<Principal> named) {
    return rights.groups(named);
  }

  @Override
  public List<CredentialFinding> check() {
    List<CredentialFinding> findings = new ArrayList<>();
    for (String drive : settings.drives()) {
      boolean reads = client().get("/drive/v3/drives/" + drive).isOk();
      findings.add(
          new CredentialFinding(
              reads,
              reads
                  ? "the shared drive " + drive + " can be read"
                  : "the shared drive "
                      + drive
                      + " cannot be read: make the account a member of it, with scope"
                      + " drive.readonly"));
      if (reads) {
        boolean known = !(rights.of(drive) instanceof ItemAccess.RightsUnknown);
        findings.add(
            new CredentialFinding(
                known,
                known
                    ? "who may see it is known"
                    : "who may see it cannot be read, so nobody sees it: the account needs to be a"
                        + " manager of the drive"));
      }
    }
    return findings;
  }

  @Override
  public long requests() {
    return client.map(RestClient::requests).orElse(0L);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {}
}
