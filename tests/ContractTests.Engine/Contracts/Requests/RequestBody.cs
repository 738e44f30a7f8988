using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>What a request carries, and the `Content-Type` that this kind of body brings when no header says otherwise.</summary>
public abstract record RequestBody(string? ContentType)
{
    public abstract IEnumerable<VariableName> Variables { get; }
}

/// <summary>`body: null`: takes away the body that an operation gives its cases.</summary>
public sealed record NoBody() : RequestBody((string?)null)
{
    public override IEnumerable<VariableName> Variables => [];
}

public sealed record JsonBody(JsonTemplate Json) : RequestBody("application/json")
{
    public override IEnumerable<VariableName> Variables => Json.Variables;
}

/// <summary>Text sent as UTF-8, exactly as written.</summary>
public sealed record RawBody(VariableText Text) : RequestBody((string?)null)
{
    public override IEnumerable<VariableName> Variables => Text.Variables;
}

/// <summary>Names and values as `application/x-www-form-urlencoded` (WHATWG URL, section 5).</summary>
public sealed record FormBody(IReadOnlyList<KeyValuePair<string, VariableText>> Fields) : RequestBody("application/x-www-form-urlencoded")
{
    public override IEnumerable<VariableName> Variables => Fields.SelectMany(f => f.Value.Variables);
}

/// <summary>One part of `multipart/form-data` (RFC 7578): a text, or a file beside the spec with its name and type.</summary>
public sealed record MultipartPart(string Name, VariableText? Text, string? FilePath, string? FileName, string? ContentType);

/// <summary>Parts as `multipart/form-data` (RFC 7578); the boundary is chosen when the request is made.</summary>
public sealed record MultipartBody(IReadOnlyList<MultipartPart> Parts) : RequestBody("multipart/form-data")
{
    public override IEnumerable<VariableName> Variables => Parts.SelectMany(p => p.Text?.Variables ?? []);
}

/// <summary>The bytes of a file beside the spec; <see cref="Path"/> is absolute and inside the service's folder.</summary>
public sealed record FileBody(string Path, SpecMark Mark) : RequestBody((string?)null)
{
    public override IEnumerable<VariableName> Variables => [];
}
