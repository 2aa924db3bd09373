package io.signalbox.bot.slack.client;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.User;
import io.signalbox.bot.slack.directory.DirectoryCache;
import io.signalbox.bot.slack.directory.DirectoryCalls;
import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.bot.slack.directory.SlackAccount;
import io.signalbox.knowledge.document.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Directory of the workspace's people, groups and channels: names, verified addresses and rights,
 * from the table of accounts or, where it must be current, Slack's Web API. Answers of the Web API
 * are cached for five minutes. While Slack does not answer, earlier answers count, those about
 * rights for up to an hour; after that nothing is known, so that an answer reaches fewer people and
 * never more. Safe for use from several threads.
 */
public final class SlackDirectory extends AbstractSlackDirectory {
  private static final Logger log = LoggerFactory.getLogger(SlackDirectory.class);
  private static final String PERSON_ID = "[UW][A-Z0-9]{5,20}";
  private static final String ADDRESS = "[^@\\s]+@[^@\\s]+";
  private static final String LOCAL_PART = "[\\w.+-]{1,64}";

  private final MethodsClient slack;
  private final String bot;
  private final PeopleTable table;
  private final Clock clock;
  private final DirectoryCalls inquiry;
  private final DirectoryCache<Optional<SlackAccount>> users;
  private final DirectoryCache<Optional<String>> addresses;
  private final DirectoryCache<Optional<String>> domains;
  private final ExternalReaderCache channels;

  /**
   * @param bot the bot's own user id
   */
  public SlackDirectory(MethodsClient slack, String bot, PeopleTable table, Clock clock) {
    this(slack, bot, table, clock, new DirectoryCalls(clock));
  }

  private SlackDirectory(
      MethodsClient slack, String bot, PeopleTable table, Clock clock, DirectoryCalls inquiry) {
    super(slack, new SlackGroups(slack, inquiry, clock));
    this.slack = slack;
    this.bot = bot;
    this.table = table;
    this.clock = clock;
    this.inquiry = inquiry;
    this.users = new DirectoryCache<>(clock);
    this.addresses = new DirectoryCache<>(clock);
    this.domains = new DirectoryCache<>(clock);
    this.channels = new ExternalReaderCache(slack, clock, table, this::told);
  }

  /** Creates a directory for a single look-up, outside the running bot. */
  public static SlackDirectory of(SlackClient client, PeopleTable table, Clock clock) {
    return new SlackDirectory(client.methods(), client.identity().userId(), table, clock);
  }

  @Override
  public String bot() {
    return bot;
  }

  @Override
  public boolean isPublic(String channel) {
    return channels.isPublic(channel);
  }

  @Override
  public Optional<ZoneId> zone(String user) {
    return user(user).flatMap(SlackAccount::zone);
  }

  @Override
  public Optional<String> address(String user) {
    return user(user).map(SlackAccount::email).filter(address -> !address.isEmpty());
  }

  @Override
  public Set<Principal> externalPrincipalsOf(String user) {
    return address(user).map(table::externalPrincipals).orElse(Set.of());
  }

  @Override
  public String name(String user) {
    return user(user).flatMap(SlackAccount::name).orElse(user);
  }

  @Override
  public List<BotUser> bots() {
    return table.bots().stream()
        .filter(each -> !each.id().equals(bot))
        .map(each -> new BotUser(each.handle(), each.name().orElse(each.handle())))
        .toList();
  }

  @Override
  public Optional<String> userId(String name) {
    return id(lookUp(name));
  }

  @Override
  public Optional<String> verifiedId(String name) {
    return id(verified(name));
  }

  private static Optional<String> id(Lookup found) {
    return found instanceof Lookup.Person person ? Optional.of(person.id()) : Optional.empty();
  }

  private Lookup verified(String name) {
    String wanted = name.strip().replaceFirst("^@", "");
    try {
      if (wanted.matches(PERSON_ID)) {
        return lookup(account(wanted));
      }
      Optional<String> address = wanted.matches(ADDRESS) ? Optional.of(wanted) : ownAddress(wanted);
      return address.isPresent() ? byAddress(address.get()) : new Lookup.Nobody();
    } catch (DirectoryCalls.NotToldException e) {
      return new Lookup.Untold(e.reason());
    }
  }

  /** Returns the e-mail address that a handle has in the organisation's own mail domain. */
  private Optional<String> ownAddress(String handle) throws DirectoryCalls.NotToldException {
    Optional<String> team = team();
    if (team.isEmpty() || !handle.matches(LOCAL_PART) || !table.isComplete()) {
      return Optional.empty();
    }
    return domains
        .told(team.get(), () -> table.ownDomain(team.get()))
        .map(domain -> handle + "@" + domain);
  }

  private Optional<String> team() {
    return user(bot).map(SlackAccount::homeTeam).filter(team -> !team.isEmpty());
  }

  @Override
  public boolean isMember(String user) {
    return told(user).filter(each -> each.isFullMemberOf(team())).isPresent();
  }

  @Override
  public boolean hasOutsiders(String channel) {
    return channels.hasOutsiders(channel, team());
  }

  /**
   * Looks up a person by id or verified address first and by display name last, so that a display
   * name cannot impersonate anybody.
   */
  @Override
  public Lookup lookUp(String name) {
    String wanted = name.strip().replaceFirst("^@", "");
    Lookup verified = verified(wanted);
    if (verified instanceof Lookup.Person || wanted.matches(PERSON_ID + "|" + ADDRESS)) {
      return verified;
    }
    try {
      Optional<SlackAccount> known = table.named(wanted, team());
      if (known.isPresent()) {
        return lookup(account(known.get().id()));
      }
    } catch (DirectoryCalls.NotToldException e) {
      return new Lookup.Untold(e.reason());
    }
    return table.isComplete()
        ? new Lookup.Nobody()
        : new Lookup.Untold(
            "the directory of people is still being read, %d accounts so far"
                .formatted(table.size()));
  }

  private Lookup byAddress(String address) throws DirectoryCalls.NotToldException {
    try {
      Optional<String> id =
          addresses.told(
              SlackGroups.plain(address),
              () ->
                  inquiry
                      .ask(
                          "users.lookupByEmail",
                          () -> slack.usersLookupByEmail(r -> r.email(address)))
                      .map(answer -> changed(answer.getUser()).id()));
      return id.isPresent() ? lookup(account(id.get())) : new Lookup.Nobody();
    } catch (DirectoryCalls.NotToldException e) {
      Optional<SlackAccount> known = table.withAddress(address);
      if (known.isPresent()) {
        return lookup(known);
      }
      if (table.isComplete()) {
        return new Lookup.Nobody();
      }
      throw e;
    }
  }

  private static Lookup lookup(Optional<SlackAccount> account) {
    return account
        .filter(SlackAccount::isActivePerson)
        .<Lookup>map(each -> new Lookup.Person(each.id()))
        .orElseGet(Lookup.Nobody::new);
  }

  @Override
  public boolean knowsEverybody() {
    return table.isComplete();
  }

  @Override
  public boolean isActive(String user) {
    return user.matches(PERSON_ID) && user(user).filter(SlackAccount::isActivePerson).isPresent();
  }

  @Override
  public boolean isAdmin(String user) {
    return told(user)
        .filter(each -> each.isFullMemberOf(team()))
        .map(each -> each.flags().admin())
        .orElse(false);
  }

  /** Stores an account that Slack reports as new or changed, and returns it. */
  public SlackAccount changed(User user) {
    SlackAccount account = SlackAccount.of(user);
    table.put(List.of(account), clock.instant());
    users.put(account.id(), Optional.of(account));
    return account;
  }

  private Optional<SlackAccount> user(String id) {
    return orUnknown(id, () -> account(id));
  }

  private Optional<SlackAccount> told(String id) {
    return orUnknown(id, () -> toldLately(id));
  }

  private static Optional<SlackAccount> orUnknown(
      String id, DirectoryCache.Question<Optional<SlackAccount>> question) {
    try {
      return question.ask();
    } catch (DirectoryCalls.NotToldException e) {
      log.info("Slack does not tell about {}: {}", id, e.reason());
      return Optional.empty();
    }
  }

  private Optional<SlackAccount> toldLately(String id) throws DirectoryCalls.NotToldException {
    return users.told(
        id,
        () ->
            inquiry
                .ask("users.info", () -> slack.usersInfo(request -> request.user(id)))
                .map(answer -> changed(answer.getUser())));
  }

  private Optional<SlackAccount> account(String id) throws DirectoryCalls.NotToldException {
    try {
      return toldLately(id);
    } catch (DirectoryCalls.NotToldException e) {
      Optional<SlackAccount> known = table.find(id);
      if (known.isEmpty()) {
        throw e;
      }
      return known;
    }
  }
}
