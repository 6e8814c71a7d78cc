ALTER TABLE answer UPDATE
  touchpoint = if(touchpoint = joinGet('vivencia.placing_place', 'touchpoint', joinGet('vivencia.placing', 'before', response)), joinGet('vivencia.placing_place', 'touchpoint', joinGet('vivencia.placing', 'place', response)), touchpoint),
  channel = if(touchpoint = joinGet('vivencia.placing_place', 'touchpoint', joinGet('vivencia.placing', 'before', response)), joinGet('vivencia.placing_place', 'channel', joinGet('vivencia.placing', 'place', response)), channel),
  stage = if(touchpoint = joinGet('vivencia.placing_place', 'touchpoint', joinGet('vivencia.placing', 'before', response)), joinGet('vivencia.placing_place', 'stage', joinGet('vivencia.placing', 'place', response)), stage),
  kind = joinGet('vivencia.placing_place', 'kind', joinGet('vivencia.placing', 'place', response)),
  direct = joinGet('vivencia.placing_place', 'direct', joinGet('vivencia.placing', 'place', response))
WHERE joinGet('vivencia.placing', 'place', response) != 0;

ALTER TABLE interaction UPDATE
  touchpoint = joinGet('vivencia.placing_place', 'touchpoint', joinGet('vivencia.placing', 'place', id)),
  channel = joinGet('vivencia.placing_place', 'channel', joinGet('vivencia.placing', 'place', id)),
  stage = joinGet('vivencia.placing_place', 'stage', joinGet('vivencia.placing', 'place', id)),
  kind = joinGet('vivencia.placing_place', 'kind', joinGet('vivencia.placing', 'place', id)),
  direct = joinGet('vivencia.placing_place', 'direct', joinGet('vivencia.placing', 'place', id)),
  placement = joinGet('vivencia.placing_place', 'placement', joinGet('vivencia.placing', 'place', id))
WHERE joinGet('vivencia.placing', 'place', id) != 0;
