-- wrk -s visit.lua URL -- VISITORS PATH: each request is another visitor's.
-- PATH has %e for their enrolment, %w for the evidence that waits.
local requests, at = {}, 0

function init(args)
	for line in io.lines(args[1]) do
		local token, enrolment, waits = line:match("(%S+) (%S+) (%S+)")
		local path = args[2]:gsub("%%e", enrolment):gsub("%%w", waits)
		requests[#requests + 1] =
			wrk.format("GET", path, { Cookie = "tyst=" .. token })
	end
end

function request()
	at = at % #requests + 1
	return requests[at]
end
