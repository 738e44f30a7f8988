namespace ContractTests.Contracts.Editors;

/// <summary>What the reader refuses and a schema cannot know, by the problem's words (`*` is any text), with the reason. Nothing else may differ.</summary>
internal static class BeyondSchemas
{
    private const string OtherPlaces = "what it is compared with stands in another place or another file";
    private const string Disk = "files are on the disk";
    private const string Machine = "it is in the process environment";
    private const string Twice = "a schema cannot say that of several entries no two are the same";
    private const string Grammar = "a pattern cannot read a language with brackets";
    private const string Written = "a schema sees the value and not how it is written";
    private const string Yaml = "an editor takes it for YAML that means something";

    public static readonly IReadOnlyDictionary<string, string> Problems = new Dictionary<string, string>
    {
        ["undefined variable `*`"] = OtherPlaces,
        ["the variable `*` stands for itself"] = OtherPlaces,
        ["nobody provides the path parameter `*`"] = OtherPlaces,
        ["nothing in the request asks for `*`"] = OtherPlaces,
        ["the environment `*` has no identity `*`"] = OtherPlaces,
        ["there is no environment `*`"] = OtherPlaces,
        ["the environment `*` is protected: *"] = OtherPlaces,
        ["no case has the tag `*`"] = OtherPlaces,
        ["no case id matches"] = OtherPlaces,
        ["status * is not in status-codes.yaml"] = OtherPlaces,
        ["`*` cannot be inherited: service.yaml lists no such response"] = OtherPlaces,
        ["the operation `*` documents no status"] = OtherPlaces,
        ["the fixtures `*` need each other"] = OtherPlaces,
        ["the fixture `*` needs itself"] = OtherPlaces,
        ["`*` needs a token itself and cannot obtain the one of `*`"] = OtherPlaces,
        ["`min` is * and `max` is *: no number would do"] = OtherPlaces,
        ["the environment variable `*` is not set"] = Machine,
        ["the fixture `*` provides `*`, and so does `*`"] = Twice,
        ["two cases for status * have the name `*`"] = Twice,
        ["another case is known as `*` too"] = Twice,
        ["the operation `*` is listed twice"] = Twice,
        ["the file is missing"] = Disk,
        ["no file of this name is read"] = Disk,
        ["the file `*` does not exist"] = Disk,
        ["`*` is outside the spec's folder"] = Disk,
        ["`*` is a folder"] = Disk,
        ["no file has such a name"] = Disk,
        ["the file is not UTF-8"] = Disk,
        ["the schema `*"] = Disk,
        ["`*` is not a JSONPath*"] = Grammar,
        ["`*` is no regular expression: *"] = Grammar,
        ["`*` must be a whole number above 0, not `*`"] = Written,
        ["`*` is not a time"] = "how large a number within a text is, no pattern says that anybody could read",
        ["`*` is not a status code"] = Written,
        ["`any` stands for every phrase and cannot be one of several"] = Written,
        ["`*` is matched with nothing"] = Written,
        ["JSON has no number `*`"] = "a schema has no word for it",
        ["the fixture `*` has no `create`"] = "where `create` is an empty list, an editor marks the list",
        ["the alias `*` has no anchor before it"] = Yaml,
        ["a key must be a text, this is a list"] = Yaml,
        ["the file is empty"] = Yaml,
        ["a second document begins here"] = Yaml,
    };
}
