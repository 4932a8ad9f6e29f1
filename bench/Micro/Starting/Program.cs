using BenchmarkDotNet.Running;
using ChatAgency.Micro.Starting;

// All of BenchmarkDotNet's own arguments work (--filter '*Signature*', --list flat, …); --smoke runs each once.
var smoke = args.Contains("--smoke");
var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroConfig).Assembly).Run([.. args.Where(static argument => argument != "--smoke").DefaultIfEmpty("--filter=*")], MicroConfig.Of(smoke));
return MicroConfig.Faults(summaries).Count == 0 ? 0 : 1;
