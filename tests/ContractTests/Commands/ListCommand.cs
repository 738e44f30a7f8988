using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContractTests.Contracts.Services;
using ContractTests.Runs;
using ContractTests.Terminal;

namespace ContractTests.Commands;

/// <summary>`list`: the cases that `run` with the same options would run. Sends nothing.</summary>
internal static class ListCommand
{
    public static Command Define()
    {
        var options = new CaseOptions();
        var format = new Option<string>("--format") { Description = "text or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("list", "Print the cases that would run; send nothing.");
        options.AddTo(command);
        command.Options.Add(format);
        command.SetAction(parsed =>
        {
            var rerun = options.Rerun(parsed);
            if (rerun?.Problem is { } problem)
            {
                Console.Error.WriteLine(problem);
                return (int)ExitCode.WrongUsage;
            }

            if (options.Read(parsed, Console.Error) is not { } specs)
                return (int)ExitCode.WrongUsage;
            if (options.Choose(parsed, specs, rerun, Console.Error) is not { } selected)
                return (int)ExitCode.NothingRan;
            if (parsed.GetValue(format) == "json")
                JsonOutput.Print(output => WriteJson(output, selected));
            else
                WriteText(selected);
            return 0;
        });
        return command;
    }

    private static void WriteText(IReadOnlyList<ContractCase> cases)
    {
        foreach (var contractCase in cases)
            Console.WriteLine(contractCase.Unproven is null ? contractCase.Id : $"{contractCase.Id}  (unproven: {contractCase.Unproven})");
        Console.WriteLine($"{Gate.Counted(cases.Count, "case")}, {cases.Count(c => c.Unproven is not null)} of them unproven");
    }

    private static void WriteJson(Stream output, IReadOnlyList<ContractCase> cases)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var contractCase in cases)
                Write(json, contractCase);
            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, ContractCase contractCase)
    {
        json.WriteStartObject();
        json.WriteString("id", contractCase.Id);
        json.WriteString("service", contractCase.Service.Folder);
        json.WriteString("operation", contractCase.Operation.Name);
        json.WriteString("status", contractCase.Status.ToString());
        json.WriteString("case", contractCase.Name);
        json.WriteString("expected", contractCase.Expected);
        json.WriteStartArray("tags");
        foreach (var tag in contractCase.Tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteString("unproven", contractCase.Unproven);
        json.WriteString("source", contractCase.Source.ToString());
        json.WriteEndObject();
    }
}
