// Starts the blob service of Azurite with the arguments given; it says on standard output where it listens. When standard
// input closes, it writes down what it has and ends.
import "azurite/dist/src/blob/main.js";

process.stdin.on("end", () => process.emit("SIGTERM")).resume();
