using System.Buffers;
using System.Collections.Frozen;

namespace ChatAgency.Grains.Routing;

/// <summary>
/// What single words and phrases say about a message's field. A clear word decides alone, two hints do. Words that more
/// than one field uses daily ("write", "design", "bug", "test") are in no list.
/// </summary>
internal static class Words
{
    public const double Clear = 2.5;
    public const double Hint = 1.25;

    private static readonly FrozenDictionary<string, Word> All = Build();

    public static FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> Lookup { get; } = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public static SearchValues<string> CodePhrases { get; } = Phrases(
        "off by one", "null reference", "null pointer", "doesn't compile", "does not compile", "won't compile", "unit test", "one-liner", "pull request",
        "merge conflict", "code review", "list comprehension", "foreign key", "group by", "left join", "inner join", "type error", "syntax error",
        "error handling", "excel formula", "google sheets", "for loop", "while loop", "load test", "hello world", "center a div", "null check");

    public static SearchValues<string> TechnicalPhrases { get; } = Phrases(
        "load balancer", "blue/green", "reverse proxy", "access point", "out of memory", "single sign-on", "disk space", "status page", "at rest",
        "in transit", "zero trust", "rate limit", "connection refused", "connection reset", "high availability", "disaster recovery", "root cause",
        "message queue", "eventual consistency", "api gateway", "packet loss", "second monitor", "operating system", "security group",
        "physical layer", "service mesh", "blue screen", "data center", "active directory", "mail server", "optimistic locking", "pessimistic");

    public static SearchValues<string> CreativePhrases { get; } = Phrases(
        "name idea", "names for", "name for our", "name for a", "a name for", "come up with", "out of office msg", "breakup letter", "opening line", "plot twist",
        "brand voice", "social post", "instagram", "linkedin post", "blog post", "in the style of", "april fools", "love letter", "farewell card",
        "birthday card", "greeting card", "funny out of office", "team name", "product name", "make it funnier", "make it rhyme", "bedtime", "write a scene");

    /// <summary>Words of scripts that put no space between words. They have no case, and apart from the others both searches are fast.</summary>
    public static SearchValues<string> TechnicalSigns { get; } = SearchValues.Create(["ゼロトラスト", "サーバー", "ネットワーク", "服务器", "网络", "防火墙"], StringComparison.Ordinal);

    /// <inheritdoc cref="TechnicalSigns"/>
    public static SearchValues<string> CreativeSigns { get; } = SearchValues.Create(["チーム名", "キャッチコピー", "俳句", "物語", "写一首", "写个故事"], StringComparison.Ordinal);

    private static SearchValues<string> Phrases(params string[] phrases) => SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);

    private static FrozenDictionary<string, Word> Build()
    {
        var words = new Dictionary<string, Word>(StringComparer.OrdinalIgnoreCase);
        Add(Field.Code, Clear, """
            python javascript typescript java kotlin golang csharp php ruby rust swift scala perl haskell elixir c++ c# .net dotnet node.js react vue angular
            svelte django flask fastapi rails laravel numpy pandas pytorch regex regexp sql sqlite mysql tsql plsql postgres html css tsx jsx json yaml xml xpath bash
            powershell awk sed jq cron crontab dockerfile docker-compose makefile cmake gradle maven npm nuget pip pytest jest xunit junit k6 linq async await lambda
            closure recursion refactor compile compiler compiles linter eslint segfault stacktrace traceback typeerror nullreferenceexception
            nullpointerexception valueerror keyerror indexerror syntaxerror undefined nan mutable struct enum codebase snippet
            pseudocode leetcode svg vba graphql protobuf webpack vite
            """);
        Add(Field.Code, Hint, """
            code function method class script loop array string variable parameter query queries regex algorithm api endpoint library package module import
            exception debug debugger commit branch git repo repository rebase implement parse parser serialize deserialize sort iterate formula macro
            program programm programa función funktion fonction funzione skript requête consulta zapytanie abfrage rewrite schema migration table column rows
            callback promise component hook type types ts js cs deep-clone clone boolean integer cli oneliner div flexbox excel
            """);
        Add(Field.Technical, Clear, """
            kubernetes k8s pod pods kubectl helm terraform ansible nginx apache haproxy envoy istio vpn dns dhcp subnet vlan bgp ospf tcp udp tls ssl mtls https firewall
            waf router routers switch switches wifi wi-fi wlan ethernet bandwidth latency packet ipv4 ipv6 nat arp mtu ssh rdp ldap kerberos oauth oidc saml sso pkce
            aws azure gcp ec2 s3 vpc iam cdn cloudflare linux ubuntu debian windows macos systemd kernel bios uefi raid nas san ssd nvme
            cpu gpu ram dimm thunderbolt usb-c hdmi displayport backup backups failover replication replica sharding kafka rabbitmq redis elasticsearch prometheus
            grafana opentelemetry slo sla oncall on-call incident postmortem outage throttling autoscaling cluster node nodes container containers docker
            hypervisor vmware vm vms virtualization encryption encrypted certificate certificates ransomware phishing cve siem edr mfa 2fa zero-day
            microservices microservice monolith observability telemetry datacenter bluetooth printer toner driver firmware exchange smtp imap dkim spf dmarc
            netzwerk verschlüsselung zertifikat serveur réseau rete banda
            """);
        Add(Field.Technical, Hint, """
            server servers network networking cloud deploy deployment rollout rollback infrastructure infra architecture scaling scale throughput timeout
            timeouts port ports proxy cache caching database db storage disk logs log monitoring alert alerts crash crashes crashing reboot restart
            restarts freeze hangs slow memory leak process processes install upgrade patch hardware laptop monitor dock webcam browser
            security permission permissions token tokens credentials login password authentication authorization consistency locking
            transaction protocol technically system systems backend frontend sensor battery voltage traffic canary ci cd gateway
            """);
        Add(Field.Creative, Clear, """
            poem poems poetry haiku limerick limericks sonnet verse rhyme rhymes lyrics song tagline taglines slogan slogans motto headline headlines
            story stories tale fairytale novel screenplay monologue dialogue eulogy toast roast jingle caption captions brainstorm catchy witty pun puns
            joke jokes humorous playful whimsical metaphor storytelling teaser copywriting moodboard protagonist villain hero heroine ballad rap parody
            gedicht geschichte claim märchen spruch reim poème histoire accroche poesía cuento eslogan filastrocca poesia racconto storia wiersz
            opowiadanie hasło
            """);
        Add(Field.Creative, Hint, """
            creative funny humour humor name names naming idea ideas speech speeches invitation newsletter campaign brand branding mascot character
            characters plot scene chapter title titles opening ending punchline emotional inspiring quirky cheesy imaginative imagine invent compose
            logo marketing post tweet instagram ad advert flyer poster mug retirement wedding birthday anniversary fun ideen nombres noms nomi
            """);
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        // The first list that has a word keeps it.
        void Add(Field field, double weight, string list)
        {
            foreach (var text in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) words.TryAdd(text, new Word(text, field, weight));
        }
    }
}
