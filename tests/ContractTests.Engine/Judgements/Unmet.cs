namespace ContractTests.Judgements;

/// <summary>A promise that an answer does not keep: a sentence's end, and a remark that says what should be, what is, and where it is written. Neither holds a secret.</summary>
internal sealed record Unmet(string Summary, string Remark);
