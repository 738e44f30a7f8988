using static ContractTests.Lints.LintLevel;

namespace ContractTests.Lints;

/// <summary>Every rule there is.</summary>
public static class LintRules
{
    public static readonly LintRule Problem = new("problem", Error, "The specs cannot be run as they are.");

    public static readonly LintRule RfcPhrase = new("rfc-phrase", Note, "A documented phrase is none that an RFC or IANA's registry gave the code.");
    public static readonly LintRule PaddedPhrase = new("padded-phrase", Warning, "A documented phrase begins or ends with white space, which would have to come over the wire.");
    public static readonly LintRule UncheckedPhrase = new("unchecked-phrase", Note, "The phrase of a code, or of a whole service, is not looked at.");
    public static readonly LintRule ReasonPolicy = new("reason-policy", Note, "A way to compare phrases does nothing beside the others.");
    public static readonly LintRule DuplicateStatus = new("duplicate-status", Warning, "A row of the status table says what its range says anyway.");
    public static readonly LintRule UnusedStatus = new("unused-status", Warning, "No operation documents a status of the table.");
    public static readonly LintRule MethodOfStatus = new("method-of-status", Warning, "An operation documents a status that the table lists for other methods.");

    public static readonly LintRule NearMissMethod = new("near-miss-method", Warning, "A method is one letter away from a registered one.");
    public static readonly LintRule NoNegativeCase = new("no-negative-case", Warning, "No request of an operation is meant to draw a 4xx (a note where each 4xx says why it is unproven).");
    public static readonly LintRule DuplicateOperation = new("duplicate-operation", Warning, "Two operations differ in the names of their parameters only.");
    public static readonly LintRule DuplicateCase = new("duplicate-case", Warning, "Two cases of one operation send the same and expect the same.");
    public static readonly LintRule ContradictingCases = new("contradicting-cases", Warning, "Two cases of one operation send the same and expect different statuses.");
    public static readonly LintRule RepeatedDefault = new("repeated-default", Note, "A case repeats what its operation gives it anyway.");
    public static readonly LintRule RepeatedEntry = new("repeated-entry", Warning, "A list holds the same entry twice.");
    public static readonly LintRule DuplicateHeader = new("duplicate-header", Warning, "A header is given twice, in upper and lower case.");
    public static readonly LintRule ImpossibleExpectation = new("impossible-expectation", Warning, "Two expectations of one answer cannot both hold.");
    public static readonly LintRule OddTiming = new("odd-timing", Warning, "A time is so long or so short that it does nothing.");

    public static readonly LintRule NeverRuns = new("never-runs", Warning, "A case is sent in no environment.");
    public static readonly LintRule FaultWithoutHook = new("fault-without-hook", Note, "No environment has a way to fail as a case wants it.");
    public static readonly LintRule Protected = new("protected-service", Note, "A protected environment never gets a part of a service's requests.");
    public static readonly LintRule LeftBehind = new("left-behind", Warning, "What a request creates may stay on the server (a note where nothing shows how to delete it).");

    public static readonly LintRule UnusedFixture = new("unused-fixture", Warning, "No case needs a fixture.");
    public static readonly LintRule UnusedCapture = new("unused-capture", Warning, "Nobody reads a value that is captured.");
    public static readonly LintRule UnusedVariable = new("unused-variable", Warning, "Nobody asks for a variable of an environment.");
    public static readonly LintRule UnusedIdentity = new("unused-identity", Warning, "Nobody authenticates as an identity of an environment.");
    public static readonly LintRule UnusedFault = new("unused-fault", Warning, "No case provokes a fault that an environment can make.");
    public static readonly LintRule PlainSecret = new("plain-secret", Warning, "A password, token or key stands in a spec as it is.");
    public static readonly LintRule NotOnThisMachine = new("not-on-this-machine", Note, "The environment named with -e needs something that this machine lacks.");

    public static readonly LintRule GateWithoutCase = new("gate-without-case", Note, "The gate's policy speaks of a severity that no case has.");
    public static readonly LintRule IdleKnownIssue = new("idle-known-issue", Warning, "The cases of a known issue are sent in none of its environments.");
    public static readonly LintRule Modeline = new("modeline", Note, "A file does not tell editors its schema, or a wrong one.");
    public static readonly LintRule IdleIgnore = new("idle-ignore", Note, "A comment silences nothing.");

    /// <summary>In the order in which they are listed.</summary>
    public static readonly IReadOnlyList<LintRule> All =
    [
        Problem, RfcPhrase, PaddedPhrase, UncheckedPhrase, ReasonPolicy, DuplicateStatus, UnusedStatus, MethodOfStatus, NearMissMethod, NoNegativeCase, DuplicateOperation,
        DuplicateCase, ContradictingCases, RepeatedDefault, RepeatedEntry, DuplicateHeader, ImpossibleExpectation, OddTiming, NeverRuns, FaultWithoutHook, Protected, LeftBehind,
        UnusedFixture, UnusedCapture, UnusedVariable, UnusedIdentity, UnusedFault, PlainSecret, NotOnThisMachine, GateWithoutCase, IdleKnownIssue, Modeline, IdleIgnore,
    ];
}
