namespace ContractTests.Reports;

/// <summary>A remark that a CI server shows beside the line it is about, or without a line on the job's page.</summary>
public sealed record Annotation(bool IsError, SourcePlace? Place, string Title, string Message);
